//! Joined computations run one after the other: there is no wait to overlap.

// ANCHOR: main
async fn digits(name: &str, base: u128) -> usize {
    println!("{name} starts");
    let number = (0..20).fold(1_u128, |n, _| n * base);
    println!("{name} ends");
    number.to_string().len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (two, seven) = tokio::join!(digits("two", 2), digits("seven", 7));
    println!("{two} and {seven} digits");
}
// ANCHOR_END: main

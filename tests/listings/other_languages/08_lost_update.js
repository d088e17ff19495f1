// One thread and no lock, and still a lost update: another function ran at the await.
// ANCHOR: main
let failures = 0;
async function report() {
  const before = failures;
  await null; // stands in for the network
  failures = before + 1;
}

Promise.all([report(), report()]).then(() => console.log(failures));
// ANCHOR_END: main

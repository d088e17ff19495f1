//! The future written by hand: its own `Drop` closes the line.

use probe::Log;
pub fn check<'a>(
    answer: impl Future<Output = u16> + 'a,
    log: &'a Log,
) -> impl Future<Output = u16> + 'a {
    struct C<'a> {
        a: std::pin::Pin<Box<dyn Future<Output = u16> + 'a>>,
        log: &'a Log,
        open: bool,
    }
    impl Future for C<'_> {
        type Output = u16;
        fn poll(
            mut self: std::pin::Pin<&mut Self>,
            cx: &mut std::task::Context<'_>,
        ) -> std::task::Poll<u16> {
            if !self.open {
                self.open = true;
                self.log.push("line opened");
            }
            self.a.as_mut().poll(cx)
        }
    }
    impl Drop for C<'_> {
        fn drop(&mut self) {
            if self.open {
                self.log.push("line closed");
            }
        }
    }
    C {
        a: Box::pin(answer),
        log,
        open: false,
    }
}

//! The few things that std does not offer: CPU time, process groups, leaving at once.

use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

/// CPU time that this process has used, less what the calling thread has used itself.
///
/// `None` where the platform does not tell.
pub(crate) fn cpu_time_of_others() -> Option<Duration> {
    Some(imp::process_cpu_time()?.saturating_sub(imp::thread_cpu_time()?))
}

/// What the other threads of this process are at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    not(target_os = "linux"),
    expect(dead_code, reason = "only Linux tells")
)]
pub(crate) enum Others {
    /// One is running, or waits for a processor.
    Runnable,
    /// None is, but one waits for a disk, or there is a child process.
    WaitElsewhere,
    /// All wait for something inside of this process, or for a timer.
    Asleep,
}

/// What the other threads are at. On a loaded machine a thread may get no CPU for a while although it wants some: that
/// is not idleness. Only Linux tells (proc(5), `/proc/PID/task/TID/stat`); elsewhere the answer is `Asleep` and CPU
/// time alone decides.
pub(crate) fn others() -> Others {
    imp::others()
}

/// Ends this process without running destructors, exit handlers or other threads' code.
pub(crate) fn exit_now(code: i32) -> ! {
    imp::exit_now(code)
}

/// A number that changes when the parent process is gone. Always the same where the platform does not tell.
pub(crate) fn parent_id() -> u32 {
    imp::parent_id()
}

/// Makes the command start in a process group of its own, so that [`finish`] can end all of it.
pub(crate) fn own_group(command: &mut Command) {
    imp::own_group(command);
}

/// Where a child process stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(unix), expect(dead_code, reason = "only Unix can halt a process"))]
pub(crate) enum Life {
    Lives,
    /// A signal (SIGSTOP and its like) has stopped it, and its watchdog with it.
    Halted,
    Ended,
}

/// Where the child stands. When it has ended it is not reaped yet, so its process group cannot have been given away.
pub(crate) fn life(child: &mut Child) -> Life {
    imp::life(child)
}

/// Kills what is left of the child and of the processes it started, and reaps it.
pub(crate) fn finish(child: &mut Child) -> std::io::Result<ExitStatus> {
    imp::kill_group(child);
    child.wait()
}

#[cfg(unix)]
mod imp {
    use super::*;
    use std::os::unix::process::CommandExt;

    fn clock(id: libc::clockid_t) -> Option<Duration> {
        let mut time = libc::timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        // SAFETY: `time` is a valid place for the result, and clock_gettime keeps no pointer to it.
        (unsafe { libc::clock_gettime(id, &mut time) } == 0)
            .then(|| Duration::new(time.tv_sec as u64, time.tv_nsec as u32))
    }

    pub fn process_cpu_time() -> Option<Duration> {
        clock(libc::CLOCK_PROCESS_CPUTIME_ID)
    }

    pub fn thread_cpu_time() -> Option<Duration> {
        clock(libc::CLOCK_THREAD_CPUTIME_ID)
    }

    #[cfg(target_os = "linux")]
    pub fn others() -> Others {
        // SAFETY: gettid has no arguments and cannot fail.
        let me = unsafe { libc::gettid() }.to_string();
        let Ok(tasks) = std::fs::read_dir("/proc/self/task") else {
            return Others::Asleep;
        };
        let mut others = Others::Asleep;
        for task in tasks.flatten() {
            let read = |file| std::fs::read_to_string(task.path().join(file)).unwrap_or_default();
            // The state follows the name in parentheses, and the name may hold anything.
            let stat = read("stat");
            let state = stat
                .rsplit(") ")
                .next()
                .and_then(|rest| rest.chars().next());
            if *task.file_name() != *me && state == Some('R') {
                return Others::Runnable;
            }
            if state == Some('D') || !read("children").trim().is_empty() {
                others = Others::WaitElsewhere;
            }
        }
        others
    }

    #[cfg(not(target_os = "linux"))]
    pub fn others() -> Others {
        Others::Asleep
    }

    pub fn exit_now(code: i32) -> ! {
        // SAFETY: _exit is callable from any thread at any time (POSIX lists it as async-signal-safe).
        unsafe { libc::_exit(code) }
    }

    pub fn parent_id() -> u32 {
        std::os::unix::process::parent_id()
    }

    pub fn own_group(command: &mut Command) {
        command.process_group(0);
    }

    pub fn life(child: &mut Child) -> Life {
        // SAFETY: all zeroes is a valid siginfo_t; waitid fills it in and keeps no pointer to it.
        let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
        let flags = libc::WEXITED | libc::WSTOPPED | libc::WNOHANG | libc::WNOWAIT;
        // SAFETY: as above; the child is ours and has not been waited for.
        let result =
            unsafe { libc::waitid(libc::P_PID, child.id() as libc::id_t, &mut info, flags) };
        // With WNOHANG a child of which there is no news leaves si_signo zero (waitid(2)).
        match (result, info.si_signo, info.si_code) {
            (0, 0, _) => Life::Lives,
            (0, _, libc::CLD_STOPPED) => Life::Halted,
            _ => Life::Ended,
        }
    }

    pub fn kill_group(child: &mut Child) {
        // SAFETY: kill has no memory to get wrong; the group is the child's own (see `own_group`) and the child is
        // not reaped yet, so the number still means that group.
        unsafe { libc::kill(-(child.id() as libc::pid_t), libc::SIGKILL) };
    }
}

#[cfg(windows)]
mod imp {
    use super::*;

    /// `FILETIME` of the Windows API: 100 ns units in two halves.
    #[repr(C)]
    #[derive(Default, Clone, Copy)]
    struct FileTime {
        low: u32,
        high: u32,
    }

    impl FileTime {
        fn duration(self) -> Duration {
            Duration::from_nanos(((u64::from(self.high) << 32) | u64::from(self.low)) * 100)
        }
    }

    type Times = unsafe extern "system" fn(
        isize,
        *mut FileTime,
        *mut FileTime,
        *mut FileTime,
        *mut FileTime,
    ) -> i32;

    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetCurrentProcess() -> isize;
        fn GetCurrentThread() -> isize;
        fn GetProcessTimes(
            h: isize,
            created: *mut FileTime,
            exited: *mut FileTime,
            kernel: *mut FileTime,
            user: *mut FileTime,
        ) -> i32;
        fn GetThreadTimes(
            h: isize,
            created: *mut FileTime,
            exited: *mut FileTime,
            kernel: *mut FileTime,
            user: *mut FileTime,
        ) -> i32;
    }

    fn times(function: Times, handle: isize) -> Option<Duration> {
        let [mut a, mut b, mut kernel, mut user] = [FileTime::default(); 4];
        // SAFETY: the handle is the pseudo handle of this process or thread; the four places are valid.
        let ok = unsafe { function(handle, &mut a, &mut b, &mut kernel, &mut user) } != 0;
        ok.then(|| kernel.duration() + user.duration())
    }

    pub fn process_cpu_time() -> Option<Duration> {
        // SAFETY: returns a constant pseudo handle.
        times(GetProcessTimes, unsafe { GetCurrentProcess() })
    }

    pub fn thread_cpu_time() -> Option<Duration> {
        // SAFETY: returns a constant pseudo handle.
        times(GetThreadTimes, unsafe { GetCurrentThread() })
    }

    pub fn others() -> Others {
        Others::Asleep
    }

    pub fn exit_now(code: i32) -> ! {
        // ExitProcess ends the other threads first; std has no exit handlers on Windows.
        std::process::exit(code)
    }

    pub fn parent_id() -> u32 {
        0
    }

    pub fn own_group(_: &mut Command) {}

    pub fn life(child: &mut Child) -> Life {
        match child.try_wait() {
            Ok(None) => Life::Lives,
            _ => Life::Ended,
        }
    }

    pub fn kill_group(child: &mut Child) {
        // taskkill is part of Windows and ends a whole tree; a job object would need a further crate.
        let _ = Command::new("taskkill")
            .args(["/F", "/T", "/PID", &child.id().to_string()])
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .status();
        let _ = child.kill();
    }
}

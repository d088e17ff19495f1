//! `keeper CHROMIUM SCRATCH LEFTOVER FLAG...` starts a Chromium, prints its address, and keeps it until its own input
//! ends. Then nothing is left of it.
//!
//! That is a program of its own because the tests may end in any way, by a kill too: their end of the pipe is closed
//! then, and somebody must be there to see it.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use chromiumoxide::BrowserConfig;
use chromiumoxide::async_process::Child;
use futures::StreamExt;
use futures::io::{AsyncBufReadExt, BufReader};
use tokio::sync::oneshot::{Receiver, channel};

/// How long Chromium may take to come up. A machine that also compiles is slow.
const START: Duration = Duration::from_secs(300);

fn main() -> Result<()> {
    let mut words = std::env::args_os().skip(1);
    let mut word = || words.next().map(PathBuf::from).context("too few words");
    let (chromium, scratch, leftover) = (word()?, word()?, word()?);
    let config = config(&chromium, &scratch, words)?;

    let (tell, ended) = channel();
    std::thread::spawn(move || {
        std::io::copy(&mut std::io::stdin(), &mut std::io::sink()).ok();
        tell.send(()).ok();
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let kept = runtime.block_on(keep(config, ended));
    remove(&scratch);
    remove(&leftover);
    if let Err(error) = kept {
        eprintln!("{} does not start: {error}", chromium.display());
        std::process::exit(1);
    }
    Ok(())
}

fn config(
    chromium: &Path,
    scratch: &Path,
    flags: impl Iterator<Item = OsString>,
) -> Result<BrowserConfig> {
    // The library writes the dashes.
    let flags = flags.map(|flag| flag.to_string_lossy().trim_start_matches('-').to_owned());
    BrowserConfig::builder()
        .chrome_executable(chromium)
        .user_data_dir(scratch.join("profile"))
        .env("TMPDIR", scratch.display().to_string())
        // All flags are ours: with the library's headless mode come hidden scrollbars, and no reader has them.
        .disable_default_args()
        .with_head()
        .args(flags)
        .build()
        .map_err(anyhow::Error::msg)
}

/// Keeps a Chromium until the tests have ended, even if they end before it has come up.
async fn keep(config: BrowserConfig, mut ended: Receiver<()>) -> Result<()> {
    let started = tokio::select! {
        _ = &mut ended => return Ok(()),
        started = start(&config) => started,
    };
    let (mut chromium, address) = started?;
    writeln!(std::io::stdout(), "{address}").ok();
    ended.await.ok();
    // Nobody will look at its profile again, so it need not end with care.
    Ok(chromium.kill().await?)
}

/// Starts a Chromium; it, and its address. `Browser::launch` does the same, but where Chromium ends at once, it can
/// lose what Chromium has said.
async fn start(config: &BrowserConfig) -> Result<(Child, String)> {
    let mut chromium = config.launch()?;
    let mut lines = BufReader::new(chromium.stderr.take().context("a pipe")?).lines();
    let mut said = String::new();
    let up = async {
        while let Some(line) = lines.next().await {
            let line = line?;
            if let Some(address) = line.strip_prefix("DevTools listening on ") {
                return Ok(address.to_owned());
            }
            said += &format!("\n{line}");
        }
        bail!("it has ended: {}", chromium.wait().await?)
    };
    let up = tokio::time::timeout(START, up).await;
    match up.unwrap_or_else(|_| Err(anyhow!("it is not up after {START:?}"))) {
        Ok(address) => {
            // It shall not wait until somebody reads what else it says.
            tokio::spawn(async move { while lines.next().await.is_some() {} });
            Ok((chromium, address))
        }
        Err(error) => bail!("{error}{said}"),
    }
}

/// Removes a folder. The last processes of a browser may still be writing in it.
fn remove(folder: &Path) {
    for _ in 0..100 {
        std::fs::remove_dir_all(folder).ok();
        if !folder.exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

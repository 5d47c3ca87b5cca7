//! Stub.
use crate::args::Args;
/// Stub.
pub fn command(_args: Args) -> anyhow::Result<std::process::ExitCode> {
    anyhow::bail!("not here yet")
}

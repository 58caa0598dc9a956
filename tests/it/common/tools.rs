//! Whether the tools of other people that a test needs are here and may do their work.

use std::io::Write;
use std::process::Command;

/// Whether a command succeeds. Where it does not, the test that needs it says that it is not
/// tried; in continuous integration it fails instead, since nobody reads what passed.
#[expect(clippy::disallowed_methods, reason = "`CI` says who looks at the result")]
pub fn is_able(program: &str, arguments: &[&str]) -> bool {
    let is_able = succeeds(program, arguments);
    if !is_able {
        let command = [&[program], arguments].concat().join(" ");
        assert!(
            std::env::var_os("CI").is_none_or(|it| it.is_empty()),
            "`{command}` does not work here, and a test needs it"
        );
        let _ = writeln!(std::io::stderr(), "NOT TRIED: `{command}` does not work here");
    }
    is_able
}

fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|it| it.status.success())
}

/// A command that runs another without a network, in the first way that works here. A
/// container or a changed root allows no namespaces; there every system call of the network
/// fails instead.
pub fn without_network() -> Option<Vec<&'static str>> {
    const WAYS: [&[&str]; 3] = [
        &["unshare", "--user", "--map-root-user", "--net"],
        &["unshare", "--net"],
        &["strace", "-f", "-o", "/dev/null", "-e", "inject=%network:error=ENETDOWN"],
    ];
    let [first @ .., last] = WAYS;
    let way =
        first.into_iter().find(|way| succeeds(way[0], &[&way[1..], &["true"]].concat()));
    way.or_else(|| is_able(last[0], &[&last[1..], &["true"]].concat()).then_some(last))
        .map(<[_]>::to_vec)
}

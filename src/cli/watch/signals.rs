//! Ctrl-C and the other signals that ask a program to end.

use std::sync::mpsc::Sender;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::course::Message;

/// Has the loop told of a signal. Without it the system ends the program, which leaves no
/// process either: a child that waits ends with its parent.
pub(super) fn tell(sender: &Sender<Message>) {
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    let sender = sender.clone();
    let _ = thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for _ in signals.forever() {
            let _ = sender.send(Message::Stop);
        }
    });
}

//! The loop of a watch. It takes messages: something was touched, a rendering ended, a signal came.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use super::Arguments;
use super::child::{Child, Ended, Said};
use super::status::Status;
use crate::app::disk::{input, output};
use crate::app::render::pattern;
use crate::app::render::target::Target;
use crate::app::watch::events::{Change, Events};
use crate::app::watch::inputs::Inputs;
use crate::app::watch::pace::Pace;
use crate::cli::screen::{self, Screen};

/// What the loop is told.
pub(super) enum Message {
    /// Something was done to an input.
    Touched(Change),
    /// A rendering ended, or one that waited.
    Ended(Said),
    /// A signal asks for the end.
    Stop,
}

/// A watch: what is watched, and what is under way.
pub(super) struct Watch<'a> {
    arguments: &'a Arguments,
    screen: &'a Screen,
    sender: Sender<Message>,
    target: Target,
    status: Status,
    inputs: Inputs,
    events: Option<Events>,
    pace: Pace,
    waiting: Option<Child>,
    rendering: Option<Rendering>,
}

/// A rendering under way.
struct Rendering {
    child: Child,
    started: Instant,
    started_on: SystemTime,
}

/// A rendering that takes longer than this is given up for a newer save: several times what a
/// CV of 3,000 publications does.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long a rendering may still take when the watch ends.
const GRACE: Duration = Duration::from_secs(2);

impl Rendering {
    /// How long a newer save waits for its end; nothing more of one that was given up.
    fn patience_left(&self) -> Option<Duration> {
        let left = PATIENCE.saturating_sub(self.started.elapsed());
        (!self.child.was_killed()).then_some(left)
    }
}

impl<'a> Watch<'a> {
    /// A watch that has not begun.
    pub(super) fn new(
        arguments: &'a Arguments,
        screen: &'a Screen,
        sender: Sender<Message>,
    ) -> Self {
        let file = &arguments.file;
        let named = arguments.making.output.as_deref();
        let output = Target::output(file, named, arguments.making.request.output(file));
        let target = Target::of(file, output.as_deref(), &arguments.making.format);
        let is_beside = arguments.making.letter && named.is_none_or(pattern::is_for_many);
        let letter = is_beside.then(|| target.of_letter()).flatten();
        Self {
            arguments,
            screen,
            sender,
            target: letter.unwrap_or(target),
            status: Status::default(),
            inputs: Inputs::of(&arguments.file),
            events: None,
            pace: Pace::default(),
            waiting: None,
            rendering: None,
        }
    }

    /// Renders until a signal comes.
    pub(super) fn run(mut self, receiver: &Receiver<Message>) {
        self.follow();
        self.pace.hurry(Instant::now());
        loop {
            match receiver.recv_timeout(self.rest()) {
                Ok(Message::Touched(change)) => self.touched(change),
                Ok(Message::Ended(said)) => self.ended(said),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => self.glance(),
            }
            self.go_on();
        }
        self.finish(receiver);
    }

    /// Sees to it that what is done to the inputs is told.
    fn follow(&mut self) {
        let places = self.inputs.places();
        if self.events.as_ref().is_none_or(|events| !events.are_of(&places)) {
            let sender = self.sender.clone();
            let tell = move |change| {
                let _ = sender.send(Message::Touched(change));
            };
            self.events = Events::of(places, tell);
        }
    }

    /// How long to wait for a message.
    fn rest(&self) -> Duration {
        let glance = Events::glance(self.events.as_ref());
        let due = match &self.rendering {
            Some(rendering) if self.pace.is_awaiting() => rendering.patience_left(),
            Some(_) => None,
            None => self.pace.rest(Instant::now()),
        };
        due.map_or(glance, |due| due.min(glance))
    }

    fn touched(&mut self, change: Change) {
        if change == Change::Folders {
            // What is watched may no longer be what the paths lead to.
            self.events = None;
            self.follow();
        }
        self.pace.touched(Instant::now(), change);
    }

    /// Looks whether there was a change that nobody told.
    fn glance(&mut self) {
        if !self.pace.is_awaiting() && self.inputs.were_touched() {
            self.touched(Change::Folders);
        }
    }

    /// Starts what is due.
    fn go_on(&mut self) {
        if let Some(rendering) = &mut self.rendering {
            let is_late = rendering.patience_left() == Some(Duration::ZERO);
            if is_late && self.pace.is_awaiting() {
                rendering.child.kill();
            }
        } else if self.pace.take_due(Instant::now()) {
            // A link may lead elsewhere now, or a folder be there again.
            self.follow();
            if self.inputs.look() {
                self.render();
            }
        }
    }

    fn render(&mut self) {
        let (started, started_on) = (Instant::now(), SystemTime::now());
        let width = screen::width();
        let waiting = self.waiting.take();
        let told = waiting.and_then(|mut child| child.go(width).ok().map(|()| child));
        let child = told.map_or_else(
            || self.child().and_then(|mut child| child.go(width).map(|()| child)),
            Ok,
        );
        match child {
            Ok(child) => {
                self.rendering = Some(Rendering { child, started, started_on });
            }
            Err(error) => {
                let ended = Ended::before_it_began(&error);
                self.status.show(&ended, self.screen, &self.target, &self.inputs);
            }
        }
    }

    fn child(&self) -> std::io::Result<Child> {
        Child::start(self.arguments, self.screen, &self.sender)
    }

    fn ended(&mut self, said: Said) {
        let id = said.child;
        if self.waiting.as_ref().is_some_and(|child| child.id() == id) {
            // The next is started when it is needed: what ended this one may end that too.
            self.waiting = None;
        }
        let rendering = self.rendering.take_if(|rendering| rendering.child.id() == id);
        let Some(Rendering { child, started_on, .. }) = rendering else { return };
        let was_killed = child.was_killed();
        let ended = child.end(said);
        if was_killed {
            output::sweep_after(id, &self.target.first());
        } else {
            if let Some(names) = &ended.inputs {
                let cv = &self.arguments.file;
                let named = names.iter().map(|name| input::beside(cv, name)).collect();
                self.inputs.name(named, ended.is_done, started_on);
            }
            self.follow();
            self.status.show(&ended, self.screen, &self.target, &self.inputs);
        }
        if !self.pace.is_awaiting() && self.inputs.were_touched() {
            // A file that was not watched while it was read.
            self.pace.touched(Instant::now(), Change::Whole);
        }
        self.waiting = self.child().ok();
    }

    /// Lets a rendering under way end, and leaves no process.
    fn finish(mut self, receiver: &Receiver<Message>) {
        drop(self.waiting.take());
        let Some(Rendering { mut child, .. }) = self.rendering.take() else { return };
        let end = Instant::now() + GRACE;
        loop {
            let rest = end.saturating_duration_since(Instant::now());
            match receiver.recv_timeout(rest) {
                Ok(Message::Ended(said)) if said.child == child.id() => return,
                Ok(_) => {}
                Err(_) => break,
            }
        }
        child.kill();
        let id = child.id();
        drop(child);
        output::sweep_after(id, &self.target.first());
    }
}

//! The kinds of entries, one in each file.

mod award;
mod bullet;
mod certification;
mod dated;
mod education;
mod experience;
mod given;
mod grant;
mod language;
mod line;
mod link;
mod membership;
mod patent;
mod project;
mod publication;
mod reference;
mod service;
mod skill;
mod supervision;
mod talk;
mod teaching;

pub use award::Award;
pub use bullet::Bullet;
pub use certification::Certification;
pub use dated::Dated;
pub use education::{Education, Thesis};
pub use experience::{Experience, Post};
pub use given::Given;
pub(super) use given::type_of;
pub use grant::Grant;
pub use language::Language;
pub use line::Line;
pub use link::{Body, Link};
pub use membership::Membership;
pub use patent::Patent;
pub use project::Project;
pub use publication::{
    Author, Contributor, Presentation, Publication, PublicationType, Status,
};
pub use reference::Reference;
pub use service::{Service, Venue};
pub use skill::Skill;
pub use supervision::Supervision;
pub use talk::Talk;
pub use teaching::Teaching;

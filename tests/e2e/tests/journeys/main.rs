//! What people do with Mirrordeck, from the address in the bar to the refs on the other side.
//!
//! One binary, so that everything is linked once; one module per journey.
#![expect(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

mod accounts;
mod changing;
mod connecting;
mod creating;
mod embedding;
mod embedding_frame;
mod embedding_hosts;
mod embedding_removal;
mod embedding_tokens;
mod faults;
mod fleet;
mod going_around;
mod hosting;
mod idling;
mod keeping;
mod languages;
mod listing;
mod promises;
mod pulling;
mod remembering;
mod roles;
mod scale;
mod scanning;
mod scoping;
mod servers;
mod signing_in;
mod steps;
mod syncing;
mod watching;

//! The icon set: drawn for this application, one path each, on a grid of 16.
//!
//! Icons are decoration. What they mean is said in words beside them or in the control's name.

use leptos::prelude::*;

use super::{
    element::{Element, svg},
    part::Part,
};

/// A drawing from the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The mark of the application: two chevrons and the mirror between them.
    Logo,
    /// Password.
    Lock,
    /// SSH key.
    Key,
    /// Synchronise.
    Sync,
    /// Delete.
    Trash,
    /// Add.
    Plus,
    /// Edit.
    Pencil,
    /// Copy to the clipboard.
    Copy,
    /// Done.
    Check,
    /// Success, in a circle.
    Success,
    /// Warning, in a triangle.
    Warning,
    /// Failure, in a circle.
    Error,
    /// Information, in a circle.
    Info,
    /// Close or remove.
    Close,
    /// Show what is hidden.
    Eye,
    /// Hide what is shown.
    EyeOff,
    /// Leads out of the application.
    External,
    /// Search.
    Search,
    /// Settings.
    Settings,
    /// Time.
    Clock,
    /// Pause.
    Pause,
    /// Resume.
    Play,
    /// More actions.
    More,
    /// Light theme.
    Sun,
    /// Dark theme.
    Moon,
    /// Theme of the system.
    Screen,
    /// Opens downwards.
    ChevronDown,
    /// Leads on.
    ChevronRight,
    /// Sorted upwards.
    ArrowUp,
    /// Sorted downwards.
    ArrowDown,
    /// From here to there.
    ArrowRight,
    /// Back.
    ArrowLeft,
    /// Save a file.
    Download,
    /// Branches.
    Branch,
    /// Undo.
    Undo,
    /// Filter.
    Filter,
    /// Sign out.
    SignOut,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Logo => "M5 4 1.5 8 5 12M8 2v12M11 4l3.5 4-3.5 4",
            Self::Lock => "M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2M3.5 7h9v6.5h-9z",
            Self::Key => {
                "M8 10.75a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM7.2 8.8l6.3-6.3M10.8 5.2l2 2"
            }
            Self::Sync => {
                "M13.5 8a5.5 5.5 0 0 1-9.9 3.3M2.5 8a5.5 5.5 0 0 1 9.9-3.3M12.5 1.8v3h-3M3.5 14.2v-3h3"
            }
            Self::Trash => "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.6 7.2v3.6M9.4 7.2v3.6",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Pencil => "M2.5 13.5l.7-3.2 8-8 2.5 2.5-8 8zM9.6 3.9l2.5 2.5",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Check => "M3 8.5 6.5 12 13 4.5",
            Self::Success => {
                "M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0zM5.2 8.2l2 2 3.6-4"
            }
            Self::Warning => "M8 2 1.5 13.5h13zM8 6.5v3.2M8 11.6v.1",
            Self::Error => {
                "M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4"
            }
            Self::Info => {
                "M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0zM8 7.5v3.6M8 4.9V5"
            }
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Eye => {
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z"
            }
            Self::EyeOff => {
                "M2 2l12 12M6.2 3.7A6.4 6.4 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a12 12 0 0 1-1.9 2.4M10.2 12a5.6 5.6 0 0 1-2.2.5C4 12.5 1.5 8 1.5 8a12 12 0 0 1 2.6-3"
            }
            Self::External => "M9 2.5h4.5V7M13.5 2.5l-6 6M11.5 9.5v4h-9v-9h4",
            Self::Search => "M11.2 7a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0zM10 10l3.5 3.5",
            Self::Settings => {
                "M2 5h5.5M12 5h2M2 11h2M8.5 11H14M12 5a2.2 2.2 0 1 1-4.4 0A2.2 2.2 0 0 1 12 5zM8.4 11A2.2 2.2 0 1 1 4 11a2.2 2.2 0 0 1 4.4 0z"
            }
            Self::Clock => {
                "M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0zM8 4.5V8l2.4 1.5"
            }
            Self::Pause => "M5.5 3.5v9M10.5 3.5v9",
            Self::Play => "M5 3l8 5-8 5z",
            Self::More => {
                "M4 8a.5.5 0 1 1-1 0 .5.5 0 0 1 1 0zM8.5 8a.5.5 0 1 1-1 0 .5.5 0 0 1 1 0zM13 8a.5.5 0 1 1-1 0 .5.5 0 0 1 1 0z"
            }
            Self::Sun => {
                "M10.8 8a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"
            }
            Self::Moon => "M13.5 9.5A6 6 0 1 1 6.5 2.5a5 5 0 0 0 7 7z",
            Self::Screen => "M2 3h12v8H2zM5.5 13.5h5M8 11v2.5",
            Self::ChevronDown => "M4 6l4 4 4-4",
            Self::ChevronRight => "M6 4l4 4-4 4",
            Self::ArrowUp => "M8 13V3M4 7l4-4 4 4",
            Self::ArrowDown => "M8 3v10M4 9l4 4 4-4",
            Self::ArrowRight => "M3 8h10M9 4l4 4-4 4",
            Self::ArrowLeft => "M13 8H3M7 4 3 8l4 4",
            Self::Download => "M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11",
            Self::Branch => {
                "M4.5 2v12M11.5 6.5a1.75 1.75 0 1 1 0-3.5 1.75 1.75 0 0 1 0 3.5zM11.5 6.5c0 3-7 1.5-7 5"
            }
            Self::Undo => "M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6",
            Self::Filter => "M2 4h12M4.5 8h7M6.5 12h3",
            Self::SignOut => "M6 2.5H2.5v11H6M10 4.5 13.5 8 10 11.5M13.5 8H6",
        }
    }
}

/// Draws an icon in the colour and size of the text around it.
pub(crate) fn glyph(icon: Icon) -> Element {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", icon.path()))
}

/// Draws an icon, as a component.
#[component]
pub fn Glyph(
    /// Which icon.
    icon: Icon,
) -> Part {
    glyph(icon).into()
}

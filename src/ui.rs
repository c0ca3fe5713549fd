//! Generic widgets. They know neither GitLab, nor routes, nor stores: text and callbacks come in,
//! and all text is put into the page as text.
//!
//! Callers may add attributes to a widget's outermost element (`attr:data-x=…`, `class:x=…`), but
//! not `attr:class`, which would replace the widget's own class.

pub(crate) mod attribute;
pub mod avatar;
pub mod badge;
pub mod banner;
pub mod bar_list;
pub mod button;
pub mod button_link;
pub mod card;
pub mod checkbox;
pub(crate) mod child;
mod children;
pub mod choice;
pub mod code_block;
pub mod confirm_dialog;
pub mod copy_button;
pub mod description_list;
pub mod dialog;
pub mod disclosure;
pub mod element;
pub mod empty_state;
pub mod entry_list;
pub mod error_panel;
pub mod field;
pub mod form;
pub mod histogram;
pub mod icon;
pub mod icon_button;
pub mod ids;
pub mod kbd;
pub(crate) mod live;
pub mod live_region;
pub mod loading;
pub mod menu;
pub mod meter;
pub mod page_header;
pub mod part;
pub mod phrase;
pub mod pick_list;
pub mod progress;
pub(crate) mod property;
pub mod query_field;
pub mod radio_group;
pub mod reason;
pub mod relative_time;
mod run;
pub mod secret_field;
pub mod segmented;
pub mod select_field;
pub mod side_panel;
pub mod switch;
pub mod table;
pub mod tag;
pub mod text_area;
pub mod text_field;
pub mod tile;
pub mod toast;
pub mod tone;
pub mod top_bar;
pub(crate) mod when;

pub use self::{
    avatar::Avatar,
    badge::Badge,
    banner::Banner,
    bar_list::{BarList, Share},
    button::{Button, ButtonKind},
    button_link::{ButtonLink, ExternalLink},
    card::{Card, CardFooter},
    checkbox::Checkbox,
    children::Children,
    choice::Choice,
    code_block::CodeBlock,
    confirm_dialog::ConfirmDialog,
    copy_button::CopyButton,
    description_list::{DescriptionItem, DescriptionList},
    dialog::{Dialog, DialogFooter, DialogSize},
    disclosure::Disclosure,
    element::ElementRef,
    empty_state::EmptyState,
    entry_list::{Entry, EntryList},
    error_panel::ErrorPanel,
    field::{Field, FieldIds},
    form::{Form, FormActions, FormRow},
    histogram::{Bar, Histogram},
    icon::{Glyph, Icon},
    icon_button::IconButton,
    ids::unique_id,
    kbd::Kbd,
    live_region::{LiveRegion, VisuallyHidden},
    loading::{Loading, Skeleton},
    menu::{Menu, MenuItem, MenuLink},
    meter::Meter,
    page_header::{Crumb, PageActions, PageHeader, PageHeading},
    part::Part,
    pick_list::{Pick, PickList},
    progress::{Progress, ProgressEdge},
    query_field::{Completer, QueryField, Suggestion},
    radio_group::RadioGroup,
    reason::let_escape_hide_reasons,
    relative_time::RelativeTime,
    secret_field::SecretField,
    segmented::Segmented,
    select_field::SelectField,
    side_panel::SidePanel,
    switch::Switch,
    table::{SortDirection, SortHeader, TableFrame},
    tag::{Chip, Tag},
    text_area::TextArea,
    text_field::{TextField, TextKind},
    tile::Tile,
    toast::{Toast, ToastStack},
    tone::Tone,
    top_bar::{NavLink, NavLinks, TopBar, TopBarEnd},
};

pub(crate) use self::live::live_effect;
pub(crate) use self::{
    element::{Element, el},
    icon::glyph,
    part::part,
    table::{cell, head},
    when::{each, soon, when},
};

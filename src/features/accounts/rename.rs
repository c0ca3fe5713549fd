//! Giving an account a name.

use leptos::prelude::*;

use crate::reactive::RwSignal;
use crate::state::session::{Account, Session};
use crate::state::toasts::{ToastTone, Toasts};
use crate::ui::{Button, ButtonKind, Dialog, DialogFooter, Part, TextField};

/// Asks for the name.
pub(super) fn rename_dialog(
    account: Account,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> Part {
    let (session, toasts) = (Session::from_context(), Toasts::from_context());
    let name = RwSignal::new(account.called.name.clone());
    let place = account.place();
    let save = move || {
        close();
        let given = name.with_untracked(|name| name.trim().to_owned());
        if session.rename(&account.id, &given).is_err() {
            toasts.show(
                ToastTone::Problem,
                "The name was not stored",
                "This browser refuses to store anything for this page.",
            );
        }
    };
    view! {
        <Dialog title="Name of this account" on_close=close on_submit=save>
            <DialogFooter slot>
                <Button on_press=close>"Cancel"</Button>
                <Button submit=true kind=ButtonKind::Primary>"Save name"</Button>
            </DialogFooter>
            <TextField
                label="Name"
                value=name
                placeholder=place
                hint="Only this browser knows it. Without one, the account is called by its user and host."
            />
        </Dialog>
    }
    .into_inner()
}

"""Cards: how they look, what they say, whose they are, and when they change.

A template's design says how cards look; composing fills in what is true of a holder;
a card gets a new version only when that says something new.

    issued = passes.issue(session, customer, people=people, card_link=link, now=now)
    passes.refresh(session, [pass_id], cause="sale", people=people, card_link=link, now=now)
"""

from walletpass.passes.composing import Setting, compose, setting_of
from walletpass.passes.content import Content, Place
from walletpass.passes.design import Design
from walletpass.passes.drafts import (
    is_ahead,
    open_draft,
    stamp_of,
    strange_pictures,
    version_of,
    with_picture,
)
from walletpass.passes.errors import (
    NoPassTypeError,
    NoSignUpError,
    NothingPublishedError,
    OtherCardHeldError,
    TakenDraftError,
    UnknownPassError,
    UnknownTemplateError,
    UnpublishedTemplateError,
    VoidedPassError,
)
from walletpass.passes.events import RefreshPasses, RefreshTemplate
from walletpass.passes.finding import (
    CardRow,
    card_behind_link,
    card_for_device,
    card_numbered,
    card_of,
    cards,
    cards_near,
    holders_among,
    is_elsewhere,
    next_of_template,
    numbers_of,
    passes_held_by,
    passes_of,
    passes_showing,
)
from walletpass.passes.holding import holders
from walletpass.passes.issues import Issue, errors_among
from walletpass.passes.issuing import (
    Issued,
    issue,
    issue_to_newcomers,
    live_pass,
    published_template,
)
from walletpass.passes.merging import merge_holders, unmerge_holders
from walletpass.passes.models import (
    Asset,
    Certificate,
    Pass,
    PassType,
    PassVersion,
    Template,
    TemplateFile,
    TemplateVersion,
)
from walletpass.passes.nearing import check_line
from walletpass.passes.numbers import is_number, new_number
from walletpass.passes.personalizing import SignUp, personalize
from walletpass.passes.presenting import (
    OneCustomerError,
    Presented,
    Shown,
    presented,
)
from walletpass.passes.previewing import preview
from walletpass.passes.ranking import cards_of, check_looks, dress_for_tier
from walletpass.passes.refreshing import Refreshed, draw_update_tag, refresh
from walletpass.passes.tailoring import start_design, transit_for
from walletpass.passes.templates import (
    TRIAL_TEAM,
    assets_of,
    create_template,
    files_of,
    keep_asset,
    leave_trial,
    pass_type_of,
    pictures_of,
    promise_refresh,
    publish,
    save_draft,
    template_of,
    templates,
)
from walletpass.passes.translating import in_language
from walletpass.passes.voiding import forget_holder, void

__all__ = [
    "TRIAL_TEAM",
    "Asset",
    "CardRow",
    "Certificate",
    "Content",
    "Design",
    "Issue",
    "Issued",
    "NoPassTypeError",
    "NoSignUpError",
    "NothingPublishedError",
    "OneCustomerError",
    "OtherCardHeldError",
    "Pass",
    "PassType",
    "PassVersion",
    "Place",
    "Presented",
    "RefreshPasses",
    "RefreshTemplate",
    "Refreshed",
    "Setting",
    "Shown",
    "SignUp",
    "TakenDraftError",
    "Template",
    "TemplateFile",
    "TemplateVersion",
    "UnknownPassError",
    "UnknownTemplateError",
    "UnpublishedTemplateError",
    "VoidedPassError",
    "assets_of",
    "card_behind_link",
    "card_for_device",
    "card_numbered",
    "card_of",
    "cards",
    "cards_near",
    "cards_of",
    "check_line",
    "check_looks",
    "compose",
    "create_template",
    "draw_update_tag",
    "dress_for_tier",
    "errors_among",
    "files_of",
    "forget_holder",
    "holders",
    "holders_among",
    "in_language",
    "is_ahead",
    "is_elsewhere",
    "is_number",
    "issue",
    "issue_to_newcomers",
    "keep_asset",
    "leave_trial",
    "live_pass",
    "merge_holders",
    "new_number",
    "next_of_template",
    "numbers_of",
    "open_draft",
    "pass_type_of",
    "passes_held_by",
    "passes_of",
    "passes_showing",
    "personalize",
    "pictures_of",
    "presented",
    "preview",
    "promise_refresh",
    "publish",
    "published_template",
    "refresh",
    "save_draft",
    "setting_of",
    "stamp_of",
    "start_design",
    "strange_pictures",
    "template_of",
    "templates",
    "transit_for",
    "unmerge_holders",
    "version_of",
    "void",
    "with_picture",
]

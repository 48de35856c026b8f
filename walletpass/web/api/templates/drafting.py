"""Drafts: saved while nobody else did, and published."""

from dataclasses import asdict
from typing import Any, Final

from walletpass import passes
from walletpass.wallets.apple.publishing import Proof, proof_of, publish_draft
from walletpass.web.api.acting import Act, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.templates.answering import (
    draft_of,
    note,
    shape,
    with_known_pictures,
)
from walletpass.web.api.templates.shapes import (
    COUPON,
    DraftIn,
    PublishedOut,
    PublishIn,
    WholeTemplateOut,
)

_STAMP: Final = "5f0c1b7a9d3e2468"


@api.put("/templates/<template_id>/draft")
@writes("templates:write")
@api.input(DraftIn, example={"stamp": _STAMP, "design": COUPON})
@api.output(WholeTemplateOut)
def save_draft(act: Act, template_id: str, json_data: DraftIn) -> Any:
    """Put another design in the draft's place; no card changes until it is published.

    Send the `stamp` of the draft you read. If somebody else saved the draft meanwhile,
    the answer is 409 `taken-draft`: read it again and make the change on what it says
    now. To send again what is already there is no change, whatever the stamp.
    """
    template = passes.open_draft(act.session, act.brand_id, template_id)
    name = json_data.name or template.name
    if (name, json_data.design) == (template.name, draft_of(template)):
        return shape(act, template)
    before = passes.stamp_of(template)
    if json_data.stamp != before:
        raise passes.TakenDraftError
    design = with_known_pictures(act, json_data.design)
    template.name = name
    passes.save_draft(template, design, now=act.now)
    note(act, "design.edited", template, before={"draft": before})
    return shape(act, template)


def _proof(act: Act, template_id: str) -> Proof:
    template = passes.template_of(act.session, act.brand_id, template_id)
    return proof_of(act.session, act.brand_id, draft_of(template))


@api.post("/templates/<template_id>/publish")
@writes("templates:write", first=_proof, again="The version already published")
@api.input(PublishIn, example={"stamp": _STAMP})
@api.output(PublishedOut, status_code=201)
def publish_template(
    act: Act, template_id: str, json_data: PublishIn, first: Proof
) -> Any:
    """Publish the draft with this `stamp`: every card of the template is made anew.

    Answers 201 for a new version, and 200 when the draft is what is published already.
    What Wallet would refuse is refused with 409 `unsignable`, and every `issue` at once:
    errors to put right, and warnings, which by themselves do not stop it. To only look
    for issues, publish with a test key: nothing is kept.
    """
    template = passes.open_draft(
        act.session, act.brand_id, template_id, stamp=json_data.stamp
    )
    version = passes.version_of(act.session, template)
    if first.design != draft_of(template):  # it was changed and changed back just now
        raise passes.TakenDraftError
    is_new = passes.is_ahead(template, version)
    if version is None or is_new:
        version = publish_draft(
            act.session, template, now=act.now, by=act.holder.key_id, proof=first
        )
        note(act, "design.published", template, after={"version": version.number})
    answer = {
        "template_id": template.id,
        "version": version.number,
        "published_at": version.published_at,
        "stamp": json_data.stamp,
        "warnings": [asdict(issue) for issue in first.issues],
    }
    return answer, 201 if is_new else 200

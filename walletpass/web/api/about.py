"""What a key can see of its own brand."""

from typing import Any

from sqlalchemy import select

from walletpass import passes
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.shapes import BrandOut
from walletpass.web.api.stores import shapes


@api.get("/brand")
@reads("brands:read")
@api.output(BrandOut)
def show_brand(act: Act) -> Any:
    """Return the brand this key acts for, with its stores and templates."""
    own = act.brand
    templates = act.session.execute(
        select(passes.Template, passes.TemplateVersion.number)
        .outerjoin(
            passes.TemplateVersion,
            passes.TemplateVersion.id == passes.Template.version_id,
        )
        .where(passes.Template.brand_id == act.brand_id)
        .order_by(passes.Template.id)
    )
    return {
        "id": own.id,
        "slug": own.slug,
        "name": own.name,
        "currency": own.currency,
        "timezone": own.timezone,
        "languages": own.languages,
        "join_url": f"{act.services.base_url}/join/{own.slug}",
        "stores": shapes(act.session, act.brand_id),
        "templates": [
            {
                "id": template.id,
                "name": template.name,
                "style": template.draft["style"],
                "version": number,
            }
            for template, number in templates
        ],
    }

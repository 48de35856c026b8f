"""Clubs over the API: groups of customers, and who is in them."""

from typing import Any

from walletpass import brands, customers
from walletpass.customers import Club
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.segment_shapes import (
    ClubIn,
    ClubLeftOut,
    ClubMemberOut,
    ClubMembersOut,
    ClubMembersQuery,
    ClubOut,
    ClubsOut,
)


@api.post("/clubs")
@writes("customers:write")
@api.input(ClubIn)
@api.output(ClubOut, status_code=201)
def found_club(act: Act, json_data: ClubIn) -> Any:
    """Found a club; segments may ask who is in it."""
    club = customers.found_club(act.session, act.brand_id, json_data.name, now=act.now)
    _record(act, "club.founded", club)
    return _shape(club)


@api.get("/clubs")
@reads("customers:read")
@api.output(ClubsOut)
def list_clubs(act: Act) -> Any:
    """Return every club, by name."""
    return {
        "clubs": [_shape(one) for one in customers.clubs_of(act.session, act.brand_id)]
    }


@api.patch("/clubs/<club_id>")
@writes("customers:write")
@api.input(ClubIn)
@api.output(ClubOut)
def rename_club(act: Act, club_id: str, json_data: ClubIn) -> Any:
    """Give a club another name."""
    club = customers.club_of(act.session, act.brand_id, club_id)
    customers.rename_club(act.session, club, json_data.name)
    _record(act, "club.renamed", club)
    return _shape(club)


@api.get("/clubs/<club_id>/members")
@reads("customers:read", finds=True)
@api.input(ClubMembersQuery, location="query")
@api.output(ClubMembersOut)
def list_members(act: Act, club_id: str, query_data: ClubMembersQuery) -> Any:
    """Return who is in a club, the newest customers first."""
    club = customers.club_of(act.session, act.brand_id, club_id)
    page = customers.members_page(
        act.session, club, after=query_data.cursor, limit=query_data.limit
    )
    return {
        "members": [{"club_id": club.id, "customer_id": one.id} for one in page.rows],
        "next": page.next,
    }


@api.put("/clubs/<club_id>/members/<customer_id>")
@writes("customers:write")
@api.output(ClubMemberOut)
def join_club(act: Act, club_id: str, customer_id: str) -> Any:
    """Let a customer be in a club; again changes nothing."""
    club = customers.club_of(act.session, act.brand_id, club_id)
    who = customers.join_club(act.session, club, customer_id, now=act.now)
    return {"club_id": club.id, "customer_id": who.id}


@api.delete("/clubs/<club_id>/members/<customer_id>")
@writes("customers:write")
@api.output(ClubLeftOut)
def leave_club(act: Act, club_id: str, customer_id: str) -> Any:
    """Let a customer be in a club no more; again changes nothing."""
    club = customers.club_of(act.session, act.brand_id, club_id)
    who = customers.leave_club(act.session, club, customer_id)
    return {"club_id": club.id, "customer_id": who.id, "is_member": False}


def _record(act: Act, action: str, club: Club) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=club.id,
        now=act.now,
    )


def _shape(club: Club) -> dict[str, Any]:
    return {name: getattr(club, name) for name in ClubOut.model_fields}

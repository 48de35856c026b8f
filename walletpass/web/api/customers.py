"""Customers over the API."""

from typing import Any

from sqlalchemy.orm import Session

from walletpass import brands, customers
from walletpass.customers import (
    Answer,
    Birthday,
    Channel,
    Choice,
    Customer,
    People,
    Wording,
)
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.shapes import (
    ConsentIn,
    ConsentsOut,
    CustomerIn,
    CustomerOut,
    CustomerPatch,
    CustomersOut,
    CustomersQuery,
    PageQuery,
)


@api.post("/customers")
@writes("customers:write", again="Somebody known, completed")
@api.input(CustomerIn)
@api.output(CustomerOut, status_code=201)
def enrol_customer(act: Act, json_data: CustomerIn) -> Any:
    """Enrol a customer, or find the one who has this phone, e-mail or id.

    Answers 201 for somebody new and 200 for somebody known, whom it completes: a phone,
    e-mail, id, name, birthday, postal code, time zone or attribute they lack is kept, and
    so is each consent that differs from their last word. Names, birthday, postal code,
    attributes, language and source known already stay as they are; the answer shows
    them. To tell the same again changes nothing.

    A phone, e-mail or id that is another customer's is refused with 409 `two-people`,
    and one that differs from what this customer has with 409 `already-claimed`; nothing
    is kept then.
    """
    asked = json_data
    source = {"code": asked.source} if isinstance(asked.source, str) else asked.source
    enrolment = customers.enrol(
        act.session,
        act.services.people,
        brand=act.brand,
        now=act.now,
        phone=asked.phone,
        email=asked.email,
        external_id=asked.external_id,
        first_name=asked.first_name,
        last_name=asked.last_name,
        birthday=_birthday(asked),
        postal_code=asked.postal_code,
        language=asked.language,
        timezone=asked.timezone,
        consents=[_choice(channel, said) for channel, said in asked.consents.items()],
        source=source,
        attributes=asked.attributes,
        is_trusted=True,
    )
    shown = shape(act.session, act.services.people, enrolment.customer)
    return shown, 201 if enrolment.is_new else 200


@api.patch("/customers/<customer_id>")
@writes("customers:write")
@api.input(CustomerPatch)
@api.output(CustomerOut)
def change_customer(act: Act, customer_id: str, json_data: CustomerPatch) -> Any:
    """Change what is known of a customer; cards that show it are made anew.

    What is named is overwritten, and null takes it away; attributes are added to those
    there are, 50 at most in the end. A consent is kept where it differs from their last
    word. A phone, e-mail or id that is another customer's is refused with 409
    `belongs-to-another`, and any change to an erased customer with 409
    `erased-customer`; nothing is kept then.
    """
    customer = customers.customer_of(act.session, act.brand_id, customer_id)
    told = {field: getattr(json_data, field) for field in json_data.model_fields_set}
    said = told.pop("consents", {})
    if "birthday" in told:
        told["birthday"] = _birthday(json_data)
    changed = customers.change(
        act.session,
        act.services.people,
        act.brand,
        customer,
        told,
        said=[_choice(channel, answer) for channel, answer in said.items()],
        source="api",
        now=act.now,
    )
    if changed:
        brands.record(
            act.session,
            act.brand_id,
            actor=act.holder.key_id,
            action="customer.changed",
            object=customer.id,
            after={"fields": changed},
            now=act.now,
        )
    return shape(act.session, act.services.people, customer)


@api.get("/customers/<customer_id>")
@reads("customers:read")
@api.output(CustomerOut)
def show_customer(act: Act, customer_id: str) -> Any:
    """Return one customer."""
    customer = customers.customer_of(act.session, act.brand_id, customer_id)
    return shape(act.session, act.services.people, customer)


@api.get("/customers/<customer_id>/consents")
@reads("customers:read")
@api.input(PageQuery, location="query")
@api.output(ConsentsOut)
def list_consents(act: Act, customer_id: str, query_data: PageQuery) -> Any:
    """Return what a customer agreed to and refused, newest first, and in which words."""
    customer = customers.customer_of(act.session, act.brand_id, customer_id)
    rows = customers.consents_page(
        act.session, customer.id, after=query_data.cursor, limit=query_data.limit
    )
    shown = [_shape_of_consent(answer) for answer in rows.rows]
    return {"consents": shown, "next": rows.next}


@api.get("/customers")
@reads("customers:read")
@api.input(CustomersQuery, location="query")
@api.output(CustomersOut)
def list_customers(act: Act, query_data: CustomersQuery) -> Any:
    """Return customers, newest first, or the one with a phone."""
    people = act.services.people
    if query_data.phone is not None:
        found = customers.find_by_phone(
            act.session, people, act.brand, query_data.phone
        )
        shown = [shape(act.session, people, found)] if found else []
        return {"customers": shown, "next": None}
    rows = customers.customers_page(
        act.session, act.brand_id, after=query_data.cursor, limit=query_data.limit
    )
    shown = [shape(act.session, people, customer) for customer in rows.rows]
    return {"customers": shown, "next": rows.next}


def shape(session: Session, people: People, customer: Customer) -> dict[str, Any]:
    """Return a customer as the API shows them."""
    known = customers.identities_of(session, people, customer)
    name = customers.name_of(people, customer)
    birthday = customers.birthday_of(people, customer)
    agreed = customers.current_consents(session, customer.id)
    return {
        "id": customer.id,
        "status": customer.status,
        "phone": known.get("phone"),
        "email": known.get("email"),
        "external_id": known.get("external"),
        "first_name": name.first,
        "last_name": name.last,
        "birthday": str(birthday) if birthday else None,
        "postal_code": customers.postal_code_of(people, customer),
        "language": customer.language,
        "timezone": customer.timezone,
        "source": customer.source,
        "attributes": customer.attributes,
        "consents": {
            channel: consent.given
            for (channel, topic), consent in agreed.items()
            if topic == customers.MARKETING
        },
        "enrolled_at": customer.enrolled_at,
    }


def _shape_of_consent(answer: Answer) -> dict[str, Any]:
    consent, text = answer.consent, answer.text
    return {
        "channel": consent.channel,
        "topic": consent.topic,
        "given": consent.given,
        "at": consent.at,
        "source": consent.source,
        "words": text.words if text else None,
        "language": text.language if text else None,
        "terms_version": consent.terms_version,
    }


def _choice(channel: Channel, said: bool | ConsentIn) -> Choice:  # noqa: FBT001 - as it is in the request
    if isinstance(said, bool):
        return Choice(channel, said)
    return Choice(channel, said.given, wording=Wording(said.language, said.words))


def _birthday(asked: CustomerIn | CustomerPatch) -> Birthday | None:
    if asked.birthday is None:
        return None
    return customers.birthday_from(asked.birthday)

"""What a journey brought is counted by customer, whatever number of steps told them."""

from tests.campaigns.journeys.road import DAY
from walletpass import campaigns


def test_the_report_counts_each_customer_of_a_journey_once(road):
    people = road.lay(people=12, holdout=0.5)
    road.goes_on(3 * DAY, step=DAY / 4)
    sides = {state for _, state in road.became()}
    assert sides == {"sent", "held"}

    with road.database.snapshot() as session:
        told = campaigns.report(
            session, road.brand.id, road.campaign_id, now=road.now + 30 * DAY
        )

    arms = told.figures
    assert arms.treated.people + arms.held.people == len(people)
    assert told.sentences("en")


def test_each_step_tells_what_became_of_everybody_who_came_to_it(road):
    road.lay(people=6)
    road.goes_on(3 * DAY, step=DAY / 4)

    told = {one.id: dict(one.told) for one in road.standing().steps}

    assert told["hello"] == {"sent": 6}
    assert told["reminder"] == {"sent": 6}
    assert told["thanks"] == told["rest"] == {}

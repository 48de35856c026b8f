"""The demo's counter: any browser that asks is the shop's first till."""

from walletpass import brands
from walletpass.demo.world import World
from walletpass.kernel.secrets import Secret
from walletpass.services import Services


def enrol_first_till(services: Services, world: World) -> Secret:
    """Return the token of the first till, for the device that asked last."""
    now = services.now()
    with services.database.transaction() as session:
        brand = brands.brand_called(session, world.brand)
        till = brands.tills_of(session, brand.id)[0]
        code = brands.new_enrol_code(till, now=now)
        session.flush()
        _, token = brands.enrol_till(session, code, now=now)
    return token

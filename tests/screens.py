"""The screens people look at our pages on, from a small phone to a desk."""

SCREENS = ((320, 640), (390, 844), (820, 1180), (1280, 800), (1440, 900))


def on_each(page):
    """Show the page on one screen after the other."""
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        yield width, height


def fits(page):
    """Tell whether nothing of the page is out of sight sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def unfold(page):
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

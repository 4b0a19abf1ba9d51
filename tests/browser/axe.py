"""axe-core on a page: what it finds wrong, told in a line each."""

from __future__ import annotations

import json

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: axe-core itself, as the package brings it.
SCRIPT = Axe().axe_script
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


def violations(page: Page, colours: bool = True) -> list[str]:
    """What is wrong with a page, serious or not; without ``colours`` contrast is not measured, which takes longest.

    Only the violations come out of the browser: what passes is as long as the page.
    """
    page.evaluate(SCRIPT)
    asked = {"runOnly": RULES, "resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": colours}}}
    found = page.evaluate(f"axe.run({json.dumps(asked)}).then(r => r.violations)")
    return [f"{v['id']}: {v['help']} {[node['html'][:120] for node in v['nodes']][:3]}" for v in found]

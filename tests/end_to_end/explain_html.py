#!/usr/bin/env python3
"""Open the page of `waqia explain --format html` in Chromium and use it.

usage: explain_html.py WAQIA
"""
import html.parser
import pathlib
import shutil
import subprocess
import sys
import tempfile

from common import EXAMPLES, SKIPPED, check

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--virtual-time-budget=3000"]
ARTICLE = """غارات على الحدود

أعلنت وزارة الدفاع الأرمينية، الجمعة، قصف بلدة غوريس بالمدفعية ومقتل ثلاثة مدنيين، وقالت إن <b>جنديين</b> & "ضابطا" قتلوا.

اقرأ أيضا: <script>document.title = 'broken'</script> ماذا يجري على الحدود؟
"""
# Clicks the first card and leaves in the page what it shows; what cannot be there is told so.
PROBE = """<script>
addEventListener("load", () => {
  const card = document.querySelector(".card");
  const button = card.querySelector("button");
  const key = (key) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  const lit = (selector) => document.querySelectorAll(selector).length;
  button.click();
  const on = [...document.querySelectorAll(".m.on")].map((mark) => mark.textContent);
  const pressed = button.getAttribute("aria-pressed");
  card.querySelector("summary").click();
  const kept = lit(".card.on");
  button.click();
  const off = lit(".on");
  const linked = document.querySelector(".m[data-r]");
  linked.focus();
  const by_focus = lit(".card.on");
  linked.blur();
  const by_blur = lit(".on");
  linked.dispatchEvent(key("Enter"));
  const by_enter = lit(".card.on");
  document.dispatchEvent(key("Escape"));
  const by_escape = lit(".on");
  const article = getComputedStyle(document.querySelector("article"));
  document.body.dataset.probe = JSON.stringify({ on, pressed, kept, off, by_focus,
    by_blur, by_enter, by_escape, title: document.title, direction: article.direction,
    wide: document.documentElement.scrollWidth <= innerWidth });
});
</script></body>"""


class Probe(html.parser.HTMLParser):
    """Finds what the probe left, and every address that the page refers to."""
    found, addresses = "", []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.found = attributes.get("data-probe", self.found)
        self.addresses += [attributes[name] for name in ("src", "href") if name in attributes]


def explain(waqia: str, *arguments) -> str:
    command = [waqia, "explain", "--format", "html", *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    check(result.returncode == 0, f"exit code 0:\n{result.stderr}")
    return result.stdout


def dump(browser: str, page: str, folder: pathlib.Path) -> str:
    """The page as Chromium has it once its scripts have run."""
    path = folder / "page.html"
    path.write_text(page.replace("</body>", PROBE), encoding="utf-8")
    result = subprocess.run([browser, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom",
                             path.as_uri()],
                            capture_output=True, text=True, check=False, timeout=120)
    check(result.returncode == 0 and "<html" in result.stdout, f"Chromium runs:\n{result.stderr}")
    return result.stdout


def main() -> None:
    waqia, browser = sys.argv[1], shutil.which("chromium")
    if not browser:
        print("SKIPPED: chromium is not installed, the page was not opened")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
        page = explain(waqia, folder / "article.txt", "--published", "2022-09-17")
        check("<title>Waqia: article.txt</title>" in page, "the page has its title")
        probe = Probe()
        probe.feed(dump(browser, page, folder))
        check(probe.found != "", "the page's script runs")
        print(probe.found)
        for part in ('"غوريس"', '"ومقتل ثلاثة مدنيين"', '"بالمدفعية"', '"pressed":"true"', '"kept":1', '"off":0',
                     '"by_focus":1', '"by_blur":0', '"by_enter":1', '"by_escape":0',
                     '"title":"Waqia: article.txt"', '"direction":"rtl"', '"wide":true'):
            check(part in probe.found, f"{part} is in {probe.found}")
        check(probe.addresses == [], f"the page stands alone: {probe.addresses}")
        for example in sorted(EXAMPLES.glob("*.txt")):
            dom = dump(browser, explain(waqia, example, "--published", "2022-09-14"), folder)
            check("data-probe" in dom, f"the page of {example.name} works")


main()

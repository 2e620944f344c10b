package org.rebook.ear.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rebook.ear.Rebook;

/** A desk with one browser, at which people sit down one after another. */
final class Desk implements AutoCloseable {

    private static final Map<String, String> PASSWORDS = Map.of(
            "clerk", "clerk-demo-1",
            "clerk2", "clerk-demo-2",
            "manager", "manager-demo-1",
            "manager2", "manager-demo-2",
            "admin", "admin-demo-1",
            "admin2", "admin-demo-2");

    private static final String AXE = axe();

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Desk() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    Page signedInAs(String name) {
        return signIn(name, new Browser.NewContextOptions());
    }

    Page withoutScriptAs(String name) {
        return signIn(name, new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private Page signIn(String name, Browser.NewContextOptions options) {
        BrowserContext session = browser.newContext(options.setBaseURL(Rebook.address()));
        Page page = session.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
        page.navigate("/sign-in");
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill(PASSWORDS.get(name));
        page.locator("[id='sign-in:go']").click();
        return page;
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    /** What the browser had to complain of: scripts that failed, and what the content security policy refused. */
    List<String> complaints() {
        return complaints;
    }

    /** What keeps people from using the page, as axe sees it: the rule broken and where. */
    @SuppressWarnings("unchecked")
    static List<String> violationsOn(Page page) {
        // What the script itself comes to cannot be sent over; nothing is asked of it.
        page.evaluate(AXE + "; null");
        return (List<String>)
                page.evaluate(
                        """
                async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
                    .violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' | ')}`)
                """);
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By how many pixels the page is wider than the window. */
    static int tooWide(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

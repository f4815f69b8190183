package org.lumbar.insights.dashboard;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What tests of pages have in common: the running service, a browser, and a new window on a desk for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InABrowser {

    /** As long as names get, for pages that have to fit. */
    static final String LONG_NAME =
            "Bernd-Maximilian von Hohenstein-Wolfenbüttel-Grünwald zu Schweinfurtherstraßenbrückenkopf";

    @RegisterExtension
    static final Windows windows = new Windows();

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    String home;

    Visit visit;
    Page page;

    @BeforeEach
    void aNewWindow() {
        open(windows.desk(home));
    }

    /** Goes on in this window. */
    final void open(Visit next) {
        visit = next;
        page = next.page();
    }

    /** Instead of the window on a desk, goes on in this one. */
    final void openInstead(Visit next) {
        visit.end();
        open(next);
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

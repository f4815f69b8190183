package org.lumbar.insights.dashboard;

import com.microsoft.playwright.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Since when clients on the list have a pain value. The page itself looks, at every change: who asks it now and then hears of it later. */
final class ShownAt {
    private final Page page;

    private ShownAt(Page page) {
        this.page = page;
    }

    /** From now on. */
    static ShownAt watch(Page page, String pain, Collection<String> names) {
        page.evaluate("""
            ({ names, pain }) => {
              window.shown = {};
              const look = () => {
                for (const row of document.querySelectorAll('.client')) {
                  const name = names.find((each) => row.textContent.includes(each));
                  if (name && row.querySelector('.pain')?.textContent.includes(pain)) shown[name] ??= Date.now();
                }
              };
              new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
            }
            """, Map.of("names", List.copyOf(names), "pain", pain));
        return new ShownAt(page);
    }

    /** Of the machine's clock. */
    long millis(String name) {
        return ((Number) page.evaluate("name => shown[name]", name)).longValue();
    }
}

package org.lumbar.look;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates that both services have. */
@CheckedTemplate(basePath = "look")
final class LookPages {
    private LookPages() {}

    static native TemplateInstance notice(Notice page, Notation say);
}

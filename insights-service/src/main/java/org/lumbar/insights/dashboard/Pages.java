package org.lumbar.insights.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.lumbar.insights.dashboard.client.ClientPage;
import org.lumbar.insights.dashboard.client.ReportPage;
import org.lumbar.insights.dashboard.session.SessionPage;
import org.lumbar.insights.dashboard.triage.TriagePage;
import org.lumbar.look.Notation;

/** The templates, checked against what they show when the service is built. */
@CheckedTemplate(basePath = "dashboard")
final class Pages {
    private Pages() {}

    static native TemplateInstance triage(TriagePage page, Notation say);

    static native TemplateInstance client(ClientPage page, Notation say);

    static native TemplateInstance report(ReportPage page, Notation say);

    /** @param suffix what the address of the client's page carries */
    static native TemplateInstance session(SessionPage page, Notation say, String suffix);
}

package org.lumbar.routine.archive;

import com.fasterxml.jackson.databind.JsonNode;

/** The first page of an archive, for whoever it is about: what every file is, in English and German. Without script or anything to load. */
final class ArchiveIndex {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Your data · Ihre Daten</title>
            <style>
            body { font-family: sans-serif; line-height: 1.5; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ccc; vertical-align: top; }
            td.number { text-align: right; }
            </style>
            </head>
            <body>
            """;

    private ArchiveIndex() {}

    /** @param manifest as in {@code archive.json} */
    static String html(JsonNode manifest) {
        StringBuilder page = new StringBuilder(HEAD)
                .append("<h1>Your data</h1>\n<p>Everything that Lumbar stored of you when you asked, at ")
                .append(text(manifest.get("requestedAt").asText()))
                .append(
                        ". Each file is JSON, which a text editor shows and a program can read; the schema beside it says what its fields"
                                + " are. Keep this archive to yourself: it is about your health.</p>\n");
        table(page, manifest, "en", "What", "File", "Entries", "Fields");
        page.append("<section lang=\"de\">\n<h1>Ihre Daten</h1>\n<p>Alles, was Lumbar bei Ihrer Anfrage am ")
                .append(text(manifest.get("requestedAt").asText()))
                .append(
                        " über Sie gespeichert hatte. Jede Datei ist JSON: ein Texteditor zeigt sie, ein Programm kann sie lesen; das Schema"
                                + " daneben sagt, was die Felder bedeuten. Bewahren Sie dieses Archiv sicher auf: Es sind"
                                + " Gesundheitsdaten.</p>\n");
        table(page, manifest, "de", "Was", "Datei", "Einträge", "Felder");
        return page.append("</section>\n</body>\n</html>\n").toString();
    }

    private static void table(StringBuilder page, JsonNode manifest, String language, String... heads) {
        page.append("<table>\n<tr>");
        for (String head : heads) {
            page.append("<th>").append(head).append("</th>");
        }
        page.append("</tr>\n");
        for (JsonNode file : manifest.get("files")) {
            page.append("<tr><td>")
                    .append(text(file.get("title").get(language).asText()))
                    .append("</td><td>")
                    .append(link(file.get("file").asText()))
                    .append("</td><td class=\"number\">")
                    .append(file.get("rows").asLong())
                    .append("</td><td>")
                    .append(link(file.get("schema").asText()))
                    .append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private static String link(String path) {
        return "<a href=\"" + text(path) + "\">" + text(path) + "</a>";
    }

    private static String text(String any) {
        return any.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

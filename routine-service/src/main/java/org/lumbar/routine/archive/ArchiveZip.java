package org.lumbar.routine.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lumbar.routine.collected.ArchiveParts;

/** Writes an archive as one ZIP, part by part: however much there is, one part of it is in memory. */
@ApplicationScoped
class ArchiveZip {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArchiveParts parts;
    private final Clock clock;

    ArchiveZip(ArchiveParts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
    }

    /** The index for people, the manifest for programs, and of each kind a file of rows and the schema of one. */
    void write(Archive archive, OutputStream out) throws IOException {
        List<ArchiveParts.Answer> answers = parts.answers(archive.clientId(), archive.archiveId());
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
        ObjectNode manifest = manifest(archive, answers);
        entry(zip, "index.html", ArchiveIndex.html(manifest).getBytes(UTF_8));
        entry(zip, "archive.json", pretty(manifest));
        for (ArchiveParts.Answer answer : answers) {
            for (JsonNode kind : answer.kinds()) {
                String name = kind.get("kind").asText();
                entry(zip, schemaFile(answer.service(), name), pretty(kind.get("schema")));
                rows(zip, archive, answer, name, kind.get("parts").asInt());
            }
        }
        zip.finish();
        zip.flush();
    }

    private void rows(ZipOutputStream zip, Archive archive, ArchiveParts.Answer answer, String kind, int number)
            throws IOException {
        zip.putNextEntry(new ZipEntry(file(answer.service(), kind)));
        zip.write('[');
        for (int part = 1; part <= number; part++) {
            if (part > 1) {
                zip.write(',');
            }
            zip.write('\n');
            zip.write(parts.content(archive.clientId(), archive.archiveId(), answer, kind, part));
        }
        zip.write("\n]\n".getBytes(UTF_8));
        zip.closeEntry();
    }

    private ObjectNode manifest(Archive archive, List<ArchiveParts.Answer> answers) {
        ObjectNode manifest = JSON.createObjectNode()
                .put("format", "lumbar-archive/1")
                .put("archiveId", archive.archiveId().toString())
                .put("clientId", archive.clientId().toString())
                .put("requestedAt", archive.requestedAt().toString())
                .put("fetchedAt", clock.instant().toString());
        ArrayNode files = manifest.putArray("files");
        for (ArchiveParts.Answer answer : answers) {
            for (JsonNode kind : answer.kinds()) {
                String name = kind.get("kind").asText();
                ObjectNode file = files.addObject()
                        .put("service", answer.service())
                        .put("kind", name)
                        .put("file", file(answer.service(), name))
                        .put("schema", schemaFile(answer.service(), name))
                        .put("rows", kind.get("rows").asLong());
                file.set("title", kind.get("title"));
            }
        }
        return manifest;
    }

    private static String file(String service, String kind) {
        return service + "/" + kind + ".json";
    }

    private static String schemaFile(String service, String kind) {
        return service + "/" + kind + ".schema.json";
    }

    private static byte[] pretty(JsonNode json) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}

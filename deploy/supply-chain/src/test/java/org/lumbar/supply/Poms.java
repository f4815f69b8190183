package org.lumbar.supply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the poms say that the build runs: plugins, what they are given beside, and annotation processors. */
final class Poms {
    private Poms() {}

    /** All of these that a pom below this folder gives a version, with its own and the root pom's properties put in. */
    static Set<Component> pluginsWithVersions(Path root) {
        Map<String, String> ofRoot = properties(parse(root.resolve("pom.xml")));
        Set<Component> named = new LinkedHashSet<>();
        for (Path pom : poms(root)) {
            Element project = parse(pom);
            Map<String, String> properties = new HashMap<>(ofRoot);
            properties.putAll(properties(project));
            for (Element plugin : all(project, "plugin")) {
                add(named, plugin, "org.apache.maven.plugins", properties);
                all(plugin, "dependency").forEach(given -> add(named, given, "", properties));
                all(plugin, "path").forEach(processor -> add(named, processor, "", properties));
            }
        }
        return named;
    }

    private static Map<String, String> properties(Element project) {
        Map<String, String> properties = new HashMap<>();
        children(project).stream()
                .filter(element -> element.getTagName().equals("properties"))
                .flatMap(element -> children(element).stream())
                .forEach(element -> properties.put(
                        "${" + element.getTagName() + "}",
                        element.getTextContent().trim()));
        return properties;
    }

    private static void add(Set<Component> named, Element element, String group, Map<String, String> properties) {
        Map<String, String> of = new HashMap<>();
        of.put("groupId", group);
        children(element)
                .forEach(child ->
                        of.put(child.getTagName(), child.getTextContent().trim()));
        String version = of.get("version");
        if (version != null) {
            named.add(new Component(
                    of.getOrDefault("groupId", ""),
                    of.getOrDefault("artifactId", ""),
                    properties.getOrDefault(version, version),
                    List.of()));
        }
    }

    private static List<Path> poms(Path root) {
        try (Stream<Path> files = Files.walk(root, 4)) {
            return files.filter(file -> file.endsWith("pom.xml"))
                    .filter(file -> !root.relativize(file).toString().contains("target"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Element parse(Path pom) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            return document.getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException(pom + " can't be read", unreadable);
        }
    }

    private static List<Element> all(Element within, String tag) {
        return elements(within.getElementsByTagName(tag));
    }

    private static List<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}

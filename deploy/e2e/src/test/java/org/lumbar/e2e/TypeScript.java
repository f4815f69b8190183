package org.lumbar.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The TypeScript compiler, which runs in a browser: the machine of a build has no Node. */
final class TypeScript {
    private static final String HOME =
            "META-INF/resources/webjars/typescript/" + System.getProperty("typescript.version") + "/lib/";
    private static final Pattern REFERENCE = Pattern.compile("/// <reference lib=\"([^\"]+)\" />");

    private static final Pattern IMPORT = Pattern.compile("from ['\"](\\.[^'\"]+)['\"]");

    private static final String COMPILE = """
        ({sources, libraries}) => {
          const files = {...sources, ...libraries};
          const written = {};
          const host = {
            getSourceFile: (name, version) =>
              name in files ? ts.createSourceFile(name, files[name], version) : undefined,
            getDefaultLibFileName: () => '/lib/lib.es2020.full.d.ts',
            getDefaultLibLocation: () => '/lib',
            writeFile: (name, text) => { written[name] = text; },
            getCurrentDirectory: () => '/',
            getCanonicalFileName: name => name,
            useCaseSensitiveFileNames: () => true,
            getNewLine: () => '\\n',
            fileExists: name => name in files,
            readFile: name => files[name],
          };
          const program = ts.createProgram(Object.keys(sources), {
            strict: true, target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.ESNext,
            moduleResolution: ts.ModuleResolutionKind.Bundler, types: [], skipLibCheck: true,
          }, host);
          const faults = ts.getPreEmitDiagnostics(program).map(fault =>
            (fault.file ? fault.file.fileName + ' ' : '') + ts.flattenDiagnosticMessageText(fault.messageText, ' '));
          program.emit();
          return {faults, written};
        }
        """;

    private TypeScript() {}

    /**
     * Compiles strictly, and checks all types.
     *
     * @param sources texts by their names, such as {@code /play/session/index.ts}
     * @return scripts by their names, such as {@code /play/session/index.js}
     * @throws AssertionError with all faults that the compiler found
     */
    @SuppressWarnings("unchecked")
    static Map<String, String> compiled(Browser browser, Map<String, String> sources) {
        try (Page page = browser.newPage()) {
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(library("typescript.js")));
            Map<String, Object> done =
                    (Map<String, Object>) page.evaluate(COMPILE, Map.of("sources", sources, "libraries", libraries()));
            List<String> faults = (List<String>) Objects.requireNonNull(done.get("faults"));
            if (!faults.isEmpty()) {
                throw new AssertionError(String.join("\n", faults));
            }
            return linked((Map<String, String>) Objects.requireNonNull(done.get("written")));
        }
    }

    /** TypeScript imports modules without their endings, and folders for what their index has; a browser does not. */
    private static Map<String, String> linked(Map<String, String> scripts) {
        Map<String, String> linked = new TreeMap<>();
        scripts.forEach((name, script) ->
                linked.put(name, IMPORT.matcher(script).replaceAll(found -> {
                    String module = URI.create(name).resolve(found.group(1)).toString();
                    String file = scripts.containsKey(module + ".js") ? module + ".js" : module + "/index.js";
                    return "from '" + file + "'";
                })));
        return linked;
    }

    /** The sources below a folder, by their names below another. */
    static Map<String, String> sources(Path folder, String as) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> sources = new TreeMap<>();
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".ts")).toList()) {
                sources.put(as + "/" + folder.relativize(each).toString().replace('\\', '/'), Files.readString(each));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a browser and ECMAScript 2020 have. */
    private static Map<String, String> libraries() {
        Map<String, String> found = new TreeMap<>();
        collect("lib.es2020.full.d.ts", found);
        return found;
    }

    private static void collect(String name, Map<String, String> found) {
        if (found.containsKey("/lib/" + name)) {
            return;
        }
        String text = library(name);
        found.put("/lib/" + name, text);
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            collect("lib." + reference.group(1) + ".d.ts", found);
        }
    }

    private static String library(String name) {
        try (InputStream in = TypeScript.class.getClassLoader().getResourceAsStream(HOME + name)) {
            return new String(Objects.requireNonNull(in, HOME + name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lumbar.helm;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The SQL and JPQL in a service's sources, read with the JDK's own parser: literals, text blocks, and what is put together
 * from them and from constants of the same class. What only the running program knows is a question mark.
 */
final class Statements {
    private static final Pattern STATEMENT =
            Pattern.compile("(?is)\\s*(select\\b.*\\bfrom|from [A-Z]\\w+|insert into|update|delete from)\\b.*");

    private Statements() {}

    /**
     * A statement and where it is.
     *
     * @param sql with single spaces
     */
    record Found(String service, String type, String sql) {
        /** Whether each row that it touches is named by its client: one client, or a batch of clients that are listed. */
        boolean namesItsClients() {
            if (NAMES_CLIENTS.matcher(sql).find()) {
                return true;
            }
            String lists = LIST_OF_CLIENTS
                    .matcher(sql)
                    .results()
                    .map(list -> list.group(1))
                    .collect(Collectors.joining("|"));
            String byList = "(?i)client_?id\\s*=\\s*(" + lists + ")\\.\"?client_?id|using \\(client_id";
            return !lists.isEmpty() && Pattern.compile(byList).matcher(sql).find();
        }

        /** Whether it is about that table; a table that only the running program knows may be any. */
        boolean touches(String table) {
            return Pattern.compile("(?i)(from|join|into|update)\\s+(" + table + "\\b|\\?)")
                    .matcher(sql)
                    .find();
        }
    }

    private static final Pattern NAMES_CLIENTS = Pattern.compile("(?i)insert into \\w+( as \\w+)? \\(client_id"
            + "|client_?id\\s*=\\s*(\\?|:\\w+|any \\(\\?)"
            + "|\\(client_id, \\w+\\) in");

    /** Clients as a parameter: {@code unnest(…) AS k (client_id, …)}. */
    private static final Pattern LIST_OF_CLIENTS = Pattern.compile("(?i)\\) as (\\w+) \\(\"?client_?id");

    static List<Found> of(String service) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjectsFromPaths(
                    Project.files(Project.sources(service).resolve("java"), ".java"));
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, sources);
            List<Found> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(service, found).scan(unit, null);
            }
            return found.stream().distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects; a constant that only completes other statements is none itself. */
    private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String service;
        private final List<Found> found;
        private final Map<String, ExpressionTree> constants = new HashMap<>();
        private final Map<ExpressionTree, Found> ofConstants = new HashMap<>();
        private String type = "";

        Reader(String service, List<Found> found) {
            this.service = service;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outer = type;
            type = outer.isEmpty() ? tree.getSimpleName().toString() : outer;
            for (Tree member : tree.getMembers()) {
                if (member instanceof VariableTree field && field.getInitializer() != null) {
                    constants.put(field.getName().toString(), field.getInitializer());
                }
            }
            new Assignments().scan(tree, null);
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        /** Texts that a constructor puts together count as constants, too. */
        private final class Assignments extends TreeScanner<@Nullable Void, @Nullable Void> {
            @Override
            public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
                if (tree.getVariable() instanceof MemberSelectTree field) {
                    constants.putIfAbsent(field.getIdentifier().toString(), tree.getExpression());
                }
                return null;
            }
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            ExpressionTree value = tree.getInitializer();
            if (value == null || !value.equals(constants.get(tree.getName().toString()))) {
                return super.visitVariable(tree, null);
            }
            int before = found.size();
            super.visitVariable(tree, null);
            if (found.size() == before + 1) {
                ofConstants.put(value, found.get(before));
            }
            return null;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
            if (tree.getKind() != Tree.Kind.PLUS) {
                return super.visitBinary(tree, null);
            }
            note(text(tree));
            return null;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
            note(text(tree));
            return null;
        }

        private void note(String text) {
            String sql = text.replaceAll("\\s+", " ").strip();
            if (STATEMENT.matcher(sql).matches()) {
                found.add(new Found(service, type, sql));
            }
        }

        private String text(@Nullable ExpressionTree tree) {
            if (tree instanceof BinaryTree sum) {
                return text(sum.getLeftOperand()) + text(sum.getRightOperand());
            }
            if (tree instanceof ParenthesizedTree inner) {
                return text(inner.getExpression());
            }
            if (tree instanceof IdentifierTree name) {
                ExpressionTree constant = constants.get(name.getName().toString());
                found.remove(ofConstants.get(constant));
                boolean itself = constant instanceof IdentifierTree;
                return constant == null || itself ? "?" : text(constant);
            }
            return tree instanceof LiteralTree literal && literal.getValue() instanceof String text ? text : "?";
        }
    }
}

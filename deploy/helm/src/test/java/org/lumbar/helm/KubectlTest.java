package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** kubectl reads what operators are told to type. No cluster answers, so it gets as far as asking for one, and no further. */
class KubectlTest {
    private static final Program KUBECTL = new Program("kubectl");
    private static final String TO_NOBODY = "JAVA_HOME=" + System.getProperty("java.home") + "\n"
            + "kubectl() { command kubectl --kubeconfig=/dev/null --server=http://127.0.0.1:1 \"$@\"; }\n";

    @BeforeAll
    static void saysWhatIsNotChecked() {
        if (!KUBECTL.isThere()) {
            System.out.println("The runbook's commands are not read by kubectl: there is none.");
        }
    }

    /** But for those within the shell function, which a test of its own runs. */
    static Stream<String> commands() {
        return RunbookTest.pages().stream()
                .flatMap(page -> Document.of(page).blocks().stream())
                .flatMap(String::lines)
                .map(line -> line.strip().replaceFirst(" +# .*", "").replaceAll("<[a-z]+>", "x"))
                .filter(line -> line.startsWith("kubectl ") && !line.contains("$of") && !line.endsWith("}"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void kubectlUnderstandsEveryCommand(String command) {
        // Given
        assumeTrue(KUBECTL.isThere(), "no kubectl");
        // When
        String said = said(command);
        // Then
        assertThat(said).contains("refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl -n lumbar scale deployment/lumbar-routine --replica=0",
                "kubectl -n lumbar restart deployment/lumbar-routine",
                "kubectl -n lumbar create secret lumbar-dashboard --from-literal=secret=x --dry-run=client -o yaml |"
                        + " kubectl apply -f -"
            })
    void aCommandThatKubectlDoesNotUnderstandIsFound(String command) {
        // Given
        assumeTrue(KUBECTL.isThere(), "no kubectl");
        // When
        String said = said(command);
        // Then
        assertThat(said).doesNotContain("refused");
    }

    private static String said(String command) {
        return Program.run(List.of("bash", "-c", TO_NOBODY + command)).said();
    }
}

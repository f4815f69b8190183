package org.lumbar.routine.staff;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.input.Ids;
import org.lumbar.routine.problem.Refused;

/** The operator's command that makes a practice, or invites an administrator to one, while the service runs. */
@ApplicationScoped
@Unremovable
public class PracticeCommand implements QuarkusApplication {
    /** What follows the program's name on the command line. */
    public static final String NAME = "practice";

    private static final String BY = "command";
    private static final String REPLACE = "--replace-administrators";
    private static final int LONGEST_NAME = 120;
    private static final String USAGE = """
            practice new [<name>]       makes a practice, and invites its first administrator
            practice invite <id>        invites an administrator to a practice that has none
            practice invite <id> %s
                                        takes the logins of all its administrators away, and invites another""".formatted(REPLACE);

    private final OpenPractice practices;

    PracticeCommand(OpenPractice practices) {
        this.practices = practices;
    }

    /** 0 when it is done, 1 if it is refused, 2 if the arguments make no sense. */
    @Override
    public int run(String... arguments) {
        List<String> words = List.of(arguments);
        try {
            if (words.size() == 2 && words.get(1).equals("new")) {
                return print(practices.open(null, BY));
            }
            if (words.size() == 3 && words.get(1).equals("new") && isName(words.get(2))) {
                return print(practices.open(words.get(2), BY));
            }
            UUID id = words.size() >= 3 && words.get(1).equals("invite") ? Ids.uuid(words.get(2)) : null;
            if (id != null && words.size() == 3) {
                return print(practices.inviteAdmin(id, null, BY));
            }
            if (id != null && words.size() == 4 && words.get(3).equals(REPLACE)) {
                return print(practices.replaceAdmins(id, BY));
            }
        } catch (Refused refused) {
            System.err.println(refused.detail());
            return 1;
        }
        System.err.println(USAGE);
        return 2;
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    private static int print(OpenPractice.Opened opened) {
        System.out.printf("practice %s%n", opened.practiceId());
        System.out.printf("code %s%n", opened.code());
        System.out.printf("valid until %s%n", opened.expiresAt());
        return 0;
    }
}

package org.lumbar.session.redrive;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** The operator's command: the same program and configuration as the service, but it serves and ingests nothing. */
@ApplicationScoped
@Unremovable
public class RedriveCommand implements QuarkusApplication {
    /** What follows the program's name on the command line. */
    public static final String NAME = "redrive";

    private final Redrive redrive;

    RedriveCommand(Redrive redrive) {
        this.redrive = redrive;
    }

    /** 0 when it is done, 2 if the arguments make no sense; a failure is the framework's to report. */
    @Override
    public int run(String... arguments) throws Exception {
        Selection selection;
        try {
            selection = Selection.parse(Arrays.asList(arguments).subList(1, arguments.length));
        } catch (IllegalArgumentException e) {
            System.err.println("Not understood: " + e.getMessage());
            System.err.println(Selection.USAGE);
            return 2;
        }
        Report report = redrive.run(selection);
        System.out.print(report);
        if (selection.sending().send()) {
            System.out.printf("%d sent%n", report.count(Verdict.SENT));
        } else {
            System.out.printf("%d to be sent; --send does it%n", report.count(Verdict.SEND));
        }
        return 0;
    }
}

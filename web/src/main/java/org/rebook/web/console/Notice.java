package org.rebook.web.console;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What the last step came to, said once on the page that follows it. */
@Named
@SessionScoped
public class Notice implements Serializable {

    private @Nullable String done;
    private @Nullable String problem;

    public void done(String words) {
        done = words;
    }

    public void problem(String words) {
        problem = words;
    }

    /** Said once: asking for it takes it away. */
    public @Nullable String takeDone() {
        String words = done;
        done = null;
        return words;
    }

    public @Nullable String takeProblem() {
        String words = problem;
        problem = null;
        return words;
    }
}

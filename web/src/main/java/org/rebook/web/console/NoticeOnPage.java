package org.rebook.web.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The notice that this page shows. */
@Named("said")
@RequestScoped
public class NoticeOnPage {

    @Inject
    Notice notice;

    private @Nullable String done;
    private @Nullable String problem;

    @PostConstruct
    void take() {
        done = notice.takeDone();
        problem = notice.takeProblem();
    }

    public @Nullable String getDone() {
        return done;
    }

    public @Nullable String getProblem() {
        return problem;
    }
}

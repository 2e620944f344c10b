package org.rebook.strike;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A strike was declared with values that cannot be; nothing was changed. */
@ApplicationException(rollback = true)
public class DeclarationRefused extends RuntimeException {

    private final List<String> problems;

    public DeclarationRefused(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each names the field and the value. */
    public List<String> problems() {
        return problems;
    }
}

package org.rebook.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.access.SignedIn;

/** Who looks at the page. */
@Named("me")
@RequestScoped
public class CurrentUser {

    @Inject
    HttpServletRequest request;

    public boolean isSignedIn() {
        return person() != null;
    }

    public String getDisplayName() {
        SignedIn person = person();
        return person == null ? "" : person.displayName();
    }

    /** Whether the account of that name is the one that looks at the page. */
    public boolean is(@Nullable String account) {
        SignedIn person = person();
        return person != null && person.name().equals(account);
    }

    public boolean isManager() {
        return has(Role.SERVICE_MANAGER);
    }

    public boolean isAdministrator() {
        return has(Role.ADMINISTRATOR);
    }

    public boolean isClerk() {
        return has(Role.CLERK);
    }

    private boolean has(String role) {
        SignedIn person = person();
        return person != null && person.role().equals(role);
    }

    private @Nullable SignedIn person() {
        return Doorkeeper.personIn(request);
    }
}

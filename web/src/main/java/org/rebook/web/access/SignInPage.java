package org.rebook.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The page on which people sign in, and the act of signing out. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    SecurityContext security;

    @Inject
    FacesContext faces;

    private @Nullable String name;
    private @Nullable String password;
    private @Nullable String next;

    public void signIn() throws IOException {
        ExternalContext outside = faces.getExternalContext();
        AuthenticationStatus status = name == null || password == null
                ? AuthenticationStatus.SEND_FAILURE
                : security.authenticate(
                        (HttpServletRequest) outside.getRequest(),
                        (HttpServletResponse) outside.getResponse(),
                        AuthenticationParameters.withParams()
                                .credential(new UsernamePasswordCredential(name.strip(), password)));
        if (status == AuthenticationStatus.SUCCESS) {
            outside.redirect(isOurs(next) ? next : "/");
            return;
        }
        password = null;
        faces.addMessage(
                "sign-in:name",
                new FacesMessage(
                        FacesMessage.SEVERITY_ERROR,
                        "The user name or the password is not right. Check both and try again.",
                        null));
    }

    public void signOut() throws IOException {
        faces.getExternalContext().invalidateSession();
        faces.getExternalContext().redirect("/sign-in");
    }

    // Only a path on this server: a link must not send a clerk to a stranger's page after signing in.
    private static boolean isOurs(@Nullable String path) {
        return path != null && path.startsWith("/") && !path.startsWith("//") && !path.contains("\\");
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getNext() {
        return next;
    }

    public void setNext(@Nullable String next) {
        this.next = next;
    }
}

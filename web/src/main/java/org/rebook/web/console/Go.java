package org.rebook.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where the browser goes next. After every step it is sent to a view, so that refreshing repeats nothing. */
@RequestScoped
public class Go {

    @Inject
    FacesContext faces;

    public void to(Address address) {
        to(address.toString());
    }

    public void to(String address) {
        ExternalContext outside = faces.getExternalContext();
        try {
            outside.redirect(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers that there is no such page. */
    public void nowhere() {
        try {
            faces.getExternalContext().responseSendError(404, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}

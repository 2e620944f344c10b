package org.rebook.web.console;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Shows a page anew when a step is taken from a copy of it that the server has forgotten. */
public class ExpiredViews extends ExceptionHandlerFactory {

    public ExpiredViews(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new ShowAnew(getWrapped().getExceptionHandler());
    }

    private static final class ShowAnew extends ExceptionHandlerWrapper {

        ShowAnew(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                if (events.next().getContext().getException() instanceof ViewExpiredException) {
                    events.remove();
                    showAnew();
                }
            }
            getWrapped().handle();
        }

        private static void showAnew() {
            FacesContext faces = FacesContext.getCurrentInstance();
            var outside = faces.getExternalContext();
            String here = outside.getRequestParameterMap().get("here");
            String page = outside.getRequestServletPath().replace(".xhtml", "");
            try {
                outside.redirect(here != null && here.matches("/[^/\\\\].*") ? here : page);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

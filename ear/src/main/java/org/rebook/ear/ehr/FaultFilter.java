package org.rebook.ear.ehr;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** Lets writes go wrong as they were asked to. */
final class FaultFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Faults faults;

    FaultFilter(Faults faults) {
        this.faults = faults;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Fault fault = request.getMethod().equals("GET") ? null : faults.take();
        switch (fault == null ? Fault.NONE : fault) {
            case NONE -> chain.doFilter(request, response);
            case CONFLICT -> answer(response, 409, "conflict", "Somebody else is changing this.");
            case OUTDATED -> answer(response, 412, "conflict", "This is not the version we hold.");
            case FAILURE -> answer(response, 500, "exception", "The EHR failed.");
            case HANG -> hang(request);
            case DROPPED_BEFORE -> drop(request);
            case DROPPED_AFTER -> {
                chain.doFilter(request, new Unheard(response));
                drop(request);
            }
            case FAILURE_AFTER -> {
                chain.doFilter(request, new Unheard(response));
                answer(response, 500, "exception", "The EHR failed after it had kept everything.");
            }
        }
    }

    private void hang(HttpServletRequest request) throws IOException {
        try {
            faults.hang();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        drop(request);
    }

    private static void drop(HttpServletRequest request) {
        ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static void answer(HttpServletResponse response, int status, String code, String words) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream()
                .print(
                        """
                        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s","diagnostics":"%s"}]}"""
                                .formatted(code, words));
    }

    /** Takes an answer that nobody will hear. */
    private static final class Unheard extends HttpServletResponseWrapper {

        Unheard(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {}

        @Override
        public void setHeader(String name, String value) {}

        @Override
        public void addHeader(String name, String value) {}

        @Override
        public void setContentType(String type) {}

        @Override
        public void setContentLength(int length) {}

        @Override
        public void flushBuffer() {}

        @Override
        public PrintWriter getWriter() {
            return new PrintWriter(OutputStream.nullOutputStream());
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(@Nullable WriteListener listener) {}

                @Override
                public void write(int octet) {}
            };
        }
    }
}

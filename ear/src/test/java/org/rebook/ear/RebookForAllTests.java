package org.rebook.ear;

import java.io.IOException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts Rebook once before the first whole-application test and stops it after the last. */
public final class RebookForAllTests implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Rebook.isWanted()) {
            Rebook.shared();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            Rebook.stop();
        } catch (IOException e) {
            throw new IllegalStateException("Rebook did not stop cleanly.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.rebook.ear.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBAccessException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Walks every bean of the core and calls every method as nobody in particular. */
@ExtendWith(ArquillianExtension.class)
class EveryBeanIsClosedIT {

    private static final String BEANS = "java:global/rebook/rebook-ejb";

    @Deployment
    static WebArchive war() {
        return TestWar.of(EveryBeanIsClosedIT.class, TestWar.class)
                .addPackages(true, "org.assertj.core", "net.bytebuddy");
    }

    @Test
    void refusesWhoeverHasNotSignedIn() throws Exception {
        List<String> open = new ArrayList<>();
        int called = 0;
        for (Object bean : beans()) {
            for (Method method : businessMethodsOf(bean)) {
                called++;
                if (!refuses(bean, method)) {
                    open.add(method.toString());
                }
            }
        }
        assertThat(called).isGreaterThan(30);
        assertThat(open).isEmpty();
    }

    private static List<Object> beans() throws NamingException {
        InitialContext names = new InitialContext();
        List<Object> beans = new ArrayList<>();
        var listed = names.list(BEANS);
        while (listed.hasMore()) {
            NameClassPair pair = listed.next();
            if (pair.getName().indexOf('!') > 0) {
                beans.add(names.lookup(BEANS + "/" + pair.getName()));
            }
        }
        return beans;
    }

    private static List<Method> businessMethodsOf(Object bean) {
        Class<?> type = bean.getClass().getSuperclass() == Object.class
                ? bean.getClass().getInterfaces()[0]
                : bean.getClass().getSuperclass();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isAnnotationPresent(PermitAll.class)
                        && !method.getDeclaringClass().isAnnotationPresent(PermitAll.class))
                .toList();
    }

    private static boolean refuses(Object bean, Method method) throws IllegalAccessException {
        try {
            method.invoke(
                    bean,
                    Arrays.stream(method.getParameterTypes())
                            .map(EveryBeanIsClosedIT::nothing)
                            .toArray());
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof EJBAccessException;
        }
    }

    private static Object nothing(Class<?> type) {
        return Map.<Class<?>, Object>of(long.class, 0L, int.class, 0, boolean.class, false)
                .get(type);
    }
}

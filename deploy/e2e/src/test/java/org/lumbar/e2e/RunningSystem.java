package org.lumbar.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every story the one running system of this module, and the one play of the simulated practice on it. Both begin with the
 * first story that asks; the system is stopped after the last story.
 */
final class RunningSystem implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(RunningSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SystemUnderTest.class || type == PlayedPractice.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(HERE);
        if (parameter.getParameter().getType() == SystemUnderTest.class) {
            return system(store);
        }
        return store.computeIfAbsent(
                PlayedPractice.class,
                type -> PlayedPractice.on(system(store), PlayedPractice.demoPractice()),
                PlayedPractice.class);
    }

    private static SystemUnderTest system(Store store) {
        return store.computeIfAbsent(SystemUnderTest.class, type -> SystemUnderTest.start(), SystemUnderTest.class);
    }
}

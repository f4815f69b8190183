package org.lumbar.backbone;

import java.lang.reflect.Method;
import java.util.function.BiFunction;

/** Finds the backbone that this JVM's tests share, from whatever class loader a test runs in. */
final class JvmWide {
    private JvmWide() {}

    @SuppressWarnings("unchecked") // the types are the JDK's and erased; SharedBackbone.get says what they are
    static BiFunction<String, String, String> backbone() {
        try {
            Method get = shared().getDeclaredMethod("get");
            get.setAccessible(true);
            return (BiFunction<String, String, String>) get.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new BackboneException("The backbone could not be started.", e);
        }
    }

    private static Class<?> shared() throws ClassNotFoundException {
        String name = SharedBackbone.class.getName();
        try {
            return Class.forName(name, true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException onlyHere) {
            return Class.forName(name);
        }
    }
}

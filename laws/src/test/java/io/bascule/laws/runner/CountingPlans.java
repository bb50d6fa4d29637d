package io.bascule.laws.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Planner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A dialect whose planners count what they plan. */
final class CountingPlans {
  private CountingPlans() {}

  static Dialect of(Dialect real, AtomicInteger planned) {
    return proxy(
        Dialect.class,
        (method, arguments) -> {
          Object answer = invoke(real, method, arguments);
          return answer instanceof Planner planner ? counting(planner, planned) : answer;
        });
  }

  private static Planner counting(Planner real, AtomicInteger planned) {
    return proxy(
        Planner.class,
        (method, arguments) -> {
          if (method.getName().equals("plan")) {
            planned.incrementAndGet();
          }
          return invoke(real, method, arguments);
        });
  }

  private interface Call {
    @Nullable Object on(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            CountingPlans.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.on(method, arguments)));
  }

  private static @Nullable Object invoke(
      Object real, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

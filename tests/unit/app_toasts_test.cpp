#include <gtest/gtest.h>

#include <cmath>

#include "app/toasts.h"

namespace atlas::app {
namespace {

TEST(Toasts, NotesGoByThemselvesAndErrorsStay) {
  Toasts toasts;
  toasts.add(Toasts::Kind::note, "saved", 0);
  toasts.add(Error{"file", "is broken", "mend it"}, 0);
  EXPECT_LT(toasts.next_change_s(0), 60);
  toasts.expire(60);
  ASSERT_EQ(toasts.all().size(), 1u);
  EXPECT_EQ(toasts.all()[0].text, "file: is broken; mend it");
  EXPECT_TRUE(std::isinf(toasts.next_change_s(60)));
  EXPECT_TRUE(toasts.remove_newest_error());
  EXPECT_FALSE(toasts.remove_newest_error());
}

TEST(Toasts, TheSameTextStandsOnceAndManyDoNotPileUp) {
  Toasts toasts;
  for (int i = 0; i < 3; ++i) toasts.add(Toasts::Kind::note, "saved", i);
  EXPECT_EQ(toasts.all().size(), 1u);
  for (int i = 0; i < 100; ++i) toasts.add(Toasts::Kind::note, std::to_string(i), i);
  EXPECT_LE(toasts.all().size(), 5u);
  EXPECT_EQ(toasts.all().back().text, "99");
}

}  // namespace
}  // namespace atlas::app

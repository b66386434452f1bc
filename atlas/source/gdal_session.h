#pragma once
#include <gdal_priv.h>

#include <memory>
#include <mutex>
#include <string>

// Part of the GDAL module.
namespace atlas::source {

struct CloseDataset {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

// While it lives, what GDAL would print on standard error on this thread is kept here instead. The first call in the
// process registers GDAL's drivers.
class GdalSession {
 public:
  GdalSession() {
    static std::once_flag registered;
    std::call_once(registered, [] { GDALAllRegister(); });
    CPLErrorReset();
    CPLPushErrorHandlerEx(&GdalSession::hear, this);
  }
  ~GdalSession() { CPLPopErrorHandler(); }
  GdalSession(const GdalSession&) = delete;
  GdalSession& operator=(const GdalSession&) = delete;

  bool failed() const { return !failure_.empty(); }
  // The first failure since the last call, in GDAL's words.
  std::string take_failure() { return std::exchange(failure_, {}); }

 private:
  static void CPL_STDCALL hear(CPLErr kind, CPLErrorNum, const char* message) {
    auto* session = static_cast<GdalSession*>(CPLGetErrorHandlerUserData());
    if (kind >= CE_Failure && session->failure_.empty()) session->failure_ = message;
  }

  std::string failure_;
};

}  // namespace atlas::source

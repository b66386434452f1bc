// Reads every feature of every layer of files as GDAL gives them, and nothing else: the least that a program on top of
// GDAL waits. Prints {"version", "files", "features", "seconds"}; seconds is the median of ROUNDS readings of all of them.
//
//     ogr_read ROUNDS FILE...
//
// Not in Python, whose own cost for each feature would count against GDAL.
#include <ogrsf_frmts.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

long read(const char* file) {
  // The real-world tiles are alone: without their place in the pyramid they are read in tile coordinates.
  const std::string name(file);
  const bool tile = name.ends_with(".mvt") || name.ends_with(".mvt.gz") || name.ends_with(".pbf");
  const GDALDatasetUniquePtr data(GDALDataset::Open(((tile ? "MVT:" : "") + name).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  if (!data) {
    std::fprintf(stderr, "ogr_read: %s: GDAL cannot open it; check the path\n", file);
    std::exit(1);
  }
  long features = 0;
  for (OGRLayer* layer : data->GetLayers())
    while (OGRFeatureUniquePtr(layer->GetNextFeature())) ++features;
  return features;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  GDALAllRegister();
  std::vector<double> seconds;
  long features = 0;
  for (int round = 0; round < std::atoi(arguments[1]); ++round) {
    features = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 2; i < count; ++i) features += read(arguments[i]);
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("{\"version\": \"%s\", \"files\": %d, \"features\": %ld, \"seconds\": %.6f}\n", GDALVersionInfo("RELEASE_NAME"),
              count - 2, features, seconds[seconds.size() / 2]);
}

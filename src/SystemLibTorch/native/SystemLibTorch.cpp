// The native half of SystemLibTorch: one boxed call into libtorch's dispatcher, and the few things that are not operators.
//
// A tensor handle is a TensorImpl* that owns one reference, a generator handle a GeneratorImpl* likewise. A function that can
// fail returns -1 (or null) and leaves its message for slt_error(), per thread.
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/grad_mode.h>
#include <torch/custom_class.h>
#include <torch/version.h>
#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>

#define SLT extern "C" __attribute__((visibility("default")))

using c10::IValue;
using torch::autograd::variable_list;
using Impl = c10::TensorImpl;

namespace {

enum Tag : int32_t {
  TagDefault, TagNone, TagTensor, TagInt, TagDouble, TagBool, TagComplex, TagIntList, TagTensorList, TagOptionalTensorList,
  TagString, TagDevice, TagGenerator, TagBoolList, TagDoubleList
};

// An argument or a result. Lists and strings: `data` points at the first of `length` elements. A device: type and index.
struct Value {
  int32_t tag;
  int32_t length;
  union { int64_t i; double d; void* data; };
};

struct Operator {
  c10::OperatorHandle handle;
  const c10::FunctionSchema* schema;
};

thread_local std::string last_error;
thread_local int64_t last_managed_error;
thread_local torch::jit::Stack spare_stack;

// An exception that C# code threw while libtorch was calling it: C# keeps the exception itself under this id.
struct ManagedError : std::runtime_error {
  int64_t id;
  explicit ManagedError(int64_t id) : std::runtime_error("exception in managed code"), id(id) {}
};

template <typename F, typename R> R guarded(R failure, F body) {
  try {
    return body();
  } catch (const ManagedError& e) {
    last_managed_error = e.id;
    last_error = e.what();
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "unknown native exception";
  }
  return failure;
}

at::Tensor borrow(void* handle) {
  if (!handle) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim_copy(static_cast<Impl*>(handle)));
}

Impl* release(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

at::Generator generator(void* handle) {
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(handle)));
}

variable_list borrow_all(void** handles, int32_t n) {
  variable_list list;
  list.reserve(n);
  for (int32_t k = 0; k < n; ++k) list.push_back(borrow(handles[k]));
  return list;
}

IValue to_ivalue(const Value& v, const c10::Argument& argument) {
  switch (v.tag) {
    case TagDefault:
      if (argument.default_value()) return *argument.default_value();
      TORCH_CHECK(argument.type()->kind() == c10::TypeKind::OptionalType, "missing value for argument '", argument.name(), "'");
      return IValue();
    case TagNone: return IValue();
    case TagTensor: return IValue(borrow(v.data));
    case TagInt: return IValue(v.i);
    case TagDouble: return IValue(v.d);
    case TagBool: return IValue(v.i != 0);
    case TagComplex: return IValue(*static_cast<c10::complex<double>*>(v.data));
    case TagIntList: return IValue(at::IntArrayRef(static_cast<int64_t*>(v.data), v.length));
    case TagDoubleList: return IValue(at::ArrayRef<double>(static_cast<double*>(v.data), v.length));
    case TagBoolList: {
      c10::List<bool> list;
      for (int32_t k = 0; k < v.length; ++k) list.push_back(static_cast<uint8_t*>(v.data)[k] != 0);
      return IValue(std::move(list));
    }
    case TagTensorList: {
      c10::List<at::Tensor> list;
      list.reserve(v.length);
      for (int32_t k = 0; k < v.length; ++k) list.push_back(borrow(static_cast<void**>(v.data)[k]));
      return IValue(std::move(list));
    }
    case TagOptionalTensorList: {
      c10::List<c10::optional<at::Tensor>> list;
      list.reserve(v.length);
      for (int32_t k = 0; k < v.length; ++k) {
        void* handle = static_cast<void**>(v.data)[k];
        list.push_back(handle ? c10::optional<at::Tensor>(borrow(handle)) : c10::nullopt);
      }
      return IValue(std::move(list));
    }
    case TagString: return IValue(std::string(static_cast<char*>(v.data), v.length));
    case TagDevice: return IValue(c10::Device(static_cast<c10::DeviceType>(v.i), static_cast<c10::DeviceIndex>(v.length)));
    case TagGenerator: return IValue(generator(v.data));
    default: TORCH_CHECK(false, "unknown argument tag ", v.tag);
  }
}

void from_ivalue(IValue&& r, Value& out) {
  out.length = 0;
  out.i = 0;
  if (r.isTensor()) {
    out.tag = TagTensor;
    out.data = release(std::move(r).toTensor());
  } else if (r.isInt()) {
    out.tag = TagInt;
    out.i = r.toInt();
  } else if (r.isDouble()) {
    out.tag = TagDouble;
    out.d = r.toDouble();
  } else if (r.isBool()) {
    out.tag = TagBool;
    out.i = r.toBool();
  } else if (r.isTensorList()) {
    auto list = std::move(r).toTensorVector();
    out.tag = TagTensorList;
    out.length = static_cast<int32_t>(list.size());
    auto handles = static_cast<void**>(malloc(list.size() * sizeof(void*) + 1));
    for (size_t k = 0; k < list.size(); ++k) handles[k] = release(std::move(list[k]));
    out.data = handles;
  } else if (r.isNone()) {
    out.tag = TagNone;
  } else if (r.isScalar()) {
    auto scalar = r.toScalar();
    out.tag = TagDouble;
    out.d = scalar.toDouble();
  } else {
    TORCH_CHECK(false, "unexpected result type ", r.tagKind());
  }
}

}  // namespace

// --- errors and operators -------------------------------------------------------------------------------------------------------

SLT const char* slt_error() { return last_error.c_str(); }

// The id of the managed exception behind the last failure, or 0; reading resets it.
SLT int64_t slt_managed_error() {
  auto id = last_managed_error;
  last_managed_error = 0;
  return id;
}

SLT const char* slt_version() { return TORCH_VERSION; }

SLT void* slt_operator(const char* name, const char* overload) {
  return guarded<>(static_cast<void*>(nullptr), [&]() -> void* {
    auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    return new Operator{handle, &handle.schema()};
  });
}

// Calls an operator. Absent trailing arguments take the schema's defaults. Up to `max_results` results are handed out, the rest
// dropped. Returns how many were, or -1.
SLT int32_t slt_call(Operator* op, const Value* args, int32_t count, Value* results, int32_t max_results) {
  // The stack is reused from call to call, and moved out while in use: destructors may come back here.
  torch::jit::Stack stack = std::move(spare_stack);
  auto result = guarded<>(static_cast<int32_t>(-1), [&]() -> int32_t {
    const auto& arguments = op->schema->arguments();
    TORCH_CHECK(static_cast<size_t>(count) <= arguments.size(), op->schema->name(), " takes ", arguments.size(), " arguments, got ", count);
    stack.clear();
    for (int32_t k = 0; k < count; ++k) stack.push_back(to_ivalue(args[k], arguments[k]));
    const Value absent{TagDefault, 0, {0}};
    for (size_t k = count; k < arguments.size(); ++k) stack.push_back(to_ivalue(absent, arguments[k]));
    op->handle.callBoxed(&stack);
    auto n = std::min<int32_t>(max_results, static_cast<int32_t>(stack.size()));
    for (int32_t k = 0; k < n; ++k) from_ivalue(std::move(stack[k]), results[k]);
    return n;
  });
  stack.clear();
  spare_stack = std::move(stack);
  return result;
}

SLT void slt_free(void* memory) { free(memory); }

// --- tensors --------------------------------------------------------------------------------------------------------------------

SLT void slt_delete(void* tensor) {
  c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim(static_cast<Impl*>(tensor));
}

SLT void* slt_share(void* tensor) { return release(borrow(tensor)); }
SLT int64_t slt_ndim(Impl* t) { return t->dim(); }
SLT int64_t slt_numel(Impl* t) { return t->numel(); }
SLT int32_t slt_dtype(Impl* t) { return static_cast<int32_t>(c10::typeMetaToScalarType(t->dtype())); }
SLT int64_t slt_element_size(Impl* t) { return static_cast<int64_t>(t->itemsize()); }
SLT int32_t slt_is_sparse(Impl* t) { return t->is_sparse(); }
SLT int32_t slt_device_type(Impl* t) { return static_cast<int32_t>(t->device().type()); }
SLT int32_t slt_device_index(Impl* t) { return t->device().index(); }

SLT void slt_sizes(Impl* t, int64_t* out) {
  auto sizes = t->sizes();
  std::copy(sizes.begin(), sizes.end(), out);
}

// Sparse tensors have none of these.
SLT int64_t slt_storage_offset(Impl* t) { return guarded<>(static_cast<int64_t>(-1), [&] { return t->storage_offset(); }); }
SLT int32_t slt_is_contiguous(Impl* t) { return guarded<>(-1, [&]() -> int32_t { return t->is_contiguous(); }); }

SLT int32_t slt_strides(Impl* t, int64_t* out) {
  return guarded<>(-1, [&] {
    auto strides = t->strides();
    std::copy(strides.begin(), strides.end(), out);
    return 0;
  });
}

SLT void* slt_data_ptr(void* tensor) {
  return guarded<>(static_cast<void*>(nullptr), [&]() -> void* { return borrow(tensor).data_ptr(); });
}

SLT int64_t slt_storage_bytes(void* tensor) {
  return guarded<>(static_cast<int64_t>(-1), [&]() -> int64_t { return borrow(tensor).storage().nbytes(); });
}

// --- memory that C# owns ---------------------------------------------------------------------------------------------------------

namespace {
void (*release_object)(int64_t);
// Backward (0) or forward (1) of the custom function behind `object`; returns 0 or the id of the exception it threw.
int64_t (*run_function)(int64_t object, int32_t forward, void* context, void** inputs, int32_t count, void*** outputs, int32_t* output_count);
}

SLT void slt_set_callbacks(void (*release_callback)(int64_t), int64_t (*function_callback)(int64_t, int32_t, void*, void**, int32_t, void***, int32_t*)) {
  release_object = release_callback;
  run_function = function_callback;
}

// A tensor over pinned memory of a C# object, which is released with the last use of the memory.
SLT void* slt_from_memory(void* data, const int64_t* sizes, int32_t ndim, int32_t dtype, int64_t object) {
  return guarded<>(static_cast<void*>(nullptr), [&]() -> void* {
    return release(at::from_blob(data, at::IntArrayRef(sizes, ndim), [object](void*) { release_object(object); },
      at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype))));
  });
}

// --- autograd -------------------------------------------------------------------------------------------------------------------

SLT int32_t slt_is_leaf(void* t) { return borrow(t).is_leaf(); }
SLT int32_t slt_requires_grad(void* t) { return borrow(t).requires_grad(); }

SLT int32_t slt_set_requires_grad(void* tensor, int32_t value) {
  return guarded<>(-1, [&] { borrow(tensor).set_requires_grad(value != 0); return 0; });
}

SLT int32_t slt_retain_grad(void* tensor) {
  return guarded<>(-1, [&] { borrow(tensor).retain_grad(); return 0; });
}

SLT void* slt_grad(void* tensor) { return release(borrow(tensor).grad()); }

SLT int32_t slt_set_grad(void* tensor, void* grad) {
  return guarded<>(-1, [&] { borrow(tensor).mutable_grad() = borrow(grad); return 0; });
}

SLT int32_t slt_backward(void** tensors, int32_t n, void** grads, int32_t n_grads, int32_t retain, int32_t create, void** inputs, int32_t n_inputs) {
  return guarded<>(-1, [&] {
    torch::autograd::backward(borrow_all(tensors, n), borrow_all(grads, n_grads), retain != 0, create != 0, borrow_all(inputs, n_inputs));
    return 0;
  });
}

SLT int32_t slt_autograd_grad(void** outputs, int32_t n, void** inputs, int32_t n_inputs, void** grads, int32_t n_grads,
               int32_t retain, int32_t create, int32_t allow_unused, void** results) {
  return guarded<>(-1, [&] {
    auto list = torch::autograd::grad(borrow_all(outputs, n), borrow_all(inputs, n_inputs), borrow_all(grads, n_grads),
      retain != 0, create != 0, allow_unused != 0);
    for (size_t k = 0; k < list.size(); ++k) results[k] = release(std::move(list[k]));
    return 0;
  });
}

SLT int32_t slt_grad_mode() { return at::GradMode::is_enabled(); }
SLT void slt_set_grad_mode(int32_t enabled) { at::GradMode::set_enabled(enabled != 0); }
SLT int32_t slt_inference_mode() { return c10::InferenceMode::is_enabled(); }
SLT void* slt_enter_inference_mode(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }
SLT void slt_leave_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
SLT int32_t slt_anomaly_mode() { return torch::autograd::AnomalyMode::is_enabled(); }

#if TORCH_VERSION_MAJOR > 1
SLT int32_t slt_anomaly_check_nan() { return torch::autograd::AnomalyMode::should_check_nan(); }
SLT void slt_set_anomaly_mode(int32_t enabled, int32_t check_nan) { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); }
#else
// Before 2.0 anomaly mode always looks for NaN.
SLT int32_t slt_anomaly_check_nan() { return 1; }
SLT void slt_set_anomaly_mode(int32_t enabled, int32_t) { torch::autograd::AnomalyMode::set_enabled(enabled != 0); }
#endif

namespace {

// Keeps the C# side of a custom function (its context) alive as long as the graph does.
struct ManagedObject : torch::CustomClassHolder {
  int64_t id;
  explicit ManagedObject(int64_t id) : id(id) {}
  ~ManagedObject() override { release_object(id); }
};

struct ManagedFunction : torch::autograd::Function<ManagedFunction> {
  static variable_list call(int64_t object, int32_t forward, torch::autograd::AutogradContext* context, const variable_list& inputs) {
    std::vector<void*> handles;
    for (const auto& input : inputs) handles.push_back(release(input));
    void** outputs = nullptr;
    int32_t count = 0;
    auto error = run_function(object, forward, context, handles.data(), static_cast<int32_t>(handles.size()), &outputs, &count);
    if (error) throw ManagedError(error);
    variable_list results;  // owned by us now
    for (int32_t k = 0; k < count; ++k)
      results.push_back(outputs[k] ? at::Tensor(c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim(static_cast<Impl*>(outputs[k]))) : at::Tensor());
    free(outputs);
    return results;
  }

  static variable_list forward(torch::autograd::AutogradContext* context, at::TensorList, int64_t object) {
    auto holder = c10::make_intrusive<ManagedObject>(object);
    context->saved_data["object"] = IValue::make_capsule(holder);
    return call(object, 1, context, {});
  }

  static variable_list backward(torch::autograd::AutogradContext* context, const variable_list& grads) {
    auto holder = context->saved_data["object"].toCapsule();
    auto results = call(static_cast<ManagedObject*>(holder.get())->id, 0, context, grads);
    results.emplace_back();  // of `object`
    return results;
  }
};

torch::autograd::AutogradContext* context_of(void* context) { return static_cast<torch::autograd::AutogradContext*>(context); }

int32_t hand_out(const variable_list& list, Value* out) {
  from_ivalue(IValue(list), *out);
  return 0;
}

}  // namespace

// Runs the forward of the C# function `object`, which is released with the graph, and wires its backward to the inputs.
SLT int32_t slt_apply(int64_t object, void** inputs, int32_t count, Value* outputs) {
  return guarded<>(-1, [&] {
    auto tensors = borrow_all(inputs, count);
    return hand_out(ManagedFunction::apply(at::TensorList(tensors), object), outputs);
  });
}

SLT void* slt_alloc(int64_t bytes) { return malloc(bytes); }

SLT int32_t slt_context_save(void* context, void** tensors, int32_t n) {
  return guarded<>(-1, [&] { context_of(context)->save_for_backward(borrow_all(tensors, n)); return 0; });
}

SLT int32_t slt_context_saved(void* context, Value* out) {
  return guarded<>(-1, [&] { return hand_out(context_of(context)->get_saved_variables(), out); });
}

SLT void slt_context_mark(void* context, int32_t dirty, void** tensors, int32_t n) {
  if (dirty) context_of(context)->mark_dirty(borrow_all(tensors, n));
  else context_of(context)->mark_non_differentiable(borrow_all(tensors, n));
}

SLT void slt_context_materialize(void* context, int32_t value) { context_of(context)->set_materialize_grads(value != 0); }

// --- generators -----------------------------------------------------------------------------------------------------------------

SLT void* slt_generator(uint64_t seed, int32_t device_type, int32_t device_index) {
  return guarded<>(static_cast<void*>(nullptr), [&]() -> void* {
    TORCH_CHECK(device_type == 0, "only CPU generators are supported, got device type ", device_type);
    return at::detail::createCPUGenerator(seed).unsafeReleaseGeneratorImpl();
  });
}

SLT void* slt_default_generator() { return at::Generator(at::detail::getDefaultCPUGenerator()).unsafeReleaseGeneratorImpl(); }
SLT void slt_generator_delete(void* g) { c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(static_cast<c10::GeneratorImpl*>(g)); }

SLT void slt_generator_set_seed(void* g, uint64_t seed) {
  auto gen = generator(g);
  std::lock_guard<std::mutex> lock(gen.mutex());
  gen.set_current_seed(seed);
}

SLT uint64_t slt_generator_seed(void* g) { return generator(g).current_seed(); }

SLT void* slt_generator_state(void* g) {
  return guarded<>(static_cast<void*>(nullptr), [&]() -> void* {
    auto gen = generator(g);
    std::lock_guard<std::mutex> lock(gen.mutex());
    return release(gen.get_state());
  });
}

SLT int32_t slt_generator_set_state(void* g, void* state) {
  return guarded<>(-1, [&] {
    auto gen = generator(g);
    std::lock_guard<std::mutex> lock(gen.mutex());
    gen.set_state(borrow(state));
    return 0;
  });
}

// Seeds the default generators of every device.
SLT int32_t slt_manual_seed(uint64_t seed) {
  return guarded<>(-1, [&] { at::manual_seed(seed); return 0; });
}

// --- the process ----------------------------------------------------------------------------------------------------------------

SLT int32_t slt_num_threads() { return at::get_num_threads(); }
SLT int32_t slt_set_num_threads(int32_t n) { return guarded<>(-1, [&] { at::set_num_threads(n); return 0; }); }
SLT int32_t slt_num_interop_threads() { return at::get_num_interop_threads(); }
SLT int32_t slt_set_num_interop_threads(int32_t n) { return guarded<>(-1, [&] { at::set_num_interop_threads(n); return 0; }); }
SLT int32_t slt_has_cuda() { return at::hasCUDA(); }
SLT int32_t slt_cuda_device_count() { return at::hasCUDA() ? static_cast<int32_t>(at::detail::getCUDAHooks().getNumGPUs()) : 0; }

// Which of libtorch's global switches: 0 TF32 in cuBLAS, 1 TF32 in cuDNN.
SLT int32_t slt_switch(int32_t which) {
  return which == 0 ? at::globalContext().allowTF32CuBLAS() : at::globalContext().allowTF32CuDNN();
}

SLT void slt_set_switch(int32_t which, int32_t on) {
  if (which == 0) at::globalContext().setAllowTF32CuBLAS(on != 0);
  else at::globalContext().setAllowTF32CuDNN(on != 0);
}
